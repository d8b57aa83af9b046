import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { canonicalText } from '../../host/journal/canonical.ts';
import { newSigner } from './journal-kit.ts';

const signedContent = z.record(z.string(), z.json());
type Content = z.infer<typeof signedContent>;

/**
 * The entries of one journal as another program would have signed them: changed, linked and signed
 * anew with a key of its own. Nothing looks at whether what they say is right.
 */
export function resealed(
  entries: readonly SealedEntry[],
  change: (content: Content, entry: SealedEntry) => unknown,
): SealedEntry[] {
  const signer = newSigner();
  const { keyId, publicKey } = signer;
  const signatures = new Map<string, string>();
  /** What was renamed by signing it anew. */
  const hashes = new Map<string, string>();
  let previousHash = 'A'.repeat(43);
  return entries.map((entry) => {
    const text = Buffer.from(entry.bytes).toString('utf8');
    const content = signedContent.parse(
      change(
        signedContent.parse(JSON.parse(text.replaceAll(hashText, (old) => hashes.get(old) ?? old))),
        entry,
      ),
    );
    const body = signedContent.parse(content.body);
    const bytes = Buffer.from(
      canonicalText({
        ...content,
        ...{ keyId, previousHash },
        previousTypeSignature: signatures.get(entry.type) ?? '',
        body: entry.type === 'journal-opened' ? { ...body, publicKey } : body,
      }),
    );
    const signature = Buffer.from(signer.sign(bytes)).toString('base64url');
    previousHash = createHash('sha256').update(bytes).digest('base64url');
    hashes.set(entry.hash, previousHash);
    signatures.set(entry.type, signature);
    return { ...entry, bytes, hash: previousHash, signature, keyId };
  });
}

const hashText = /[A-Za-z0-9_-]{43}(?=")/g;
