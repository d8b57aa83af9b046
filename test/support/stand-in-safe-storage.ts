import type { SystemKeyStore } from '../../electron/main/key-wrap.ts';

type Backend = ReturnType<SystemKeyStore['getSelectedStorageBackend']>;

/** Electron's `safeStorage`; an XOR stands for the system's cipher. */
export function standInSafeStorage(
  given: { backend?: Backend; isAvailable?: boolean } = {},
): SystemKeyStore {
  const scramble = (data: Uint8Array) => Buffer.from(data.map((byte) => byte ^ 0x5a));
  return {
    isAsyncEncryptionAvailable: async () => given.isAvailable ?? true,
    encryptStringAsync: async (text) => scramble(Buffer.from(`v10${text}`)),
    async decryptStringAsync(encrypted) {
      const text = scramble(encrypted).toString();
      if (!text.startsWith('v10')) throw new Error('Error while decrypting the ciphertext');
      return { result: text.slice(3), shouldReEncrypt: false };
    },
    getSelectedStorageBackend: () => given.backend ?? 'gnome_libsecret',
  };
}
