import type { SafeStorage } from 'electron';
import type { KeyAnswer, KeyRequest } from '../../contract/rpc/key-wrap.ts';

export type SystemKeyStore = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>;

/**
 * Whether wrapping by the system protects anything. On Linux without a wallet Electron wraps under a
 * password that is the same everywhere (`basic_text`): that protects nothing, and the host keeps its
 * keys in its own file, which counts as weak.
 */
export async function wrapsKeys(
  store: SystemKeyStore,
  platform: NodeJS.Platform,
): Promise<boolean> {
  if (!(await store.isAsyncEncryptionAvailable().catch(() => false))) return false;
  if (platform !== 'linux') return true;
  return !['basic_text', 'unknown'].includes(store.getSelectedStorageBackend());
}

/** What the host asks of the system's key store. Never rejects: what the system refuses is null. */
export async function answerKeyRequest(
  store: SystemKeyStore,
  request: KeyRequest,
): Promise<KeyAnswer> {
  const { id } = 'wrap' in request ? request.wrap : request.unwrap;
  try {
    if ('wrap' in request) {
      const wrapped = await store.encryptStringAsync(request.wrap.text);
      return { keyAnswer: { id, text: wrapped.toString('base64'), isStale: false } };
    }
    const wrapped = Buffer.from(request.unwrap.wrapped, 'base64');
    const { result, shouldReEncrypt } = await store.decryptStringAsync(wrapped);
    return { keyAnswer: { id, text: result, isStale: shouldReEncrypt } };
  } catch {
    return { keyAnswer: { id, text: null, isStale: false } };
  }
}
