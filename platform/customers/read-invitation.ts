import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { publicJwk } from '../../contract/entry/journal-bodies.ts';
import { type Invitation, readInvitation } from '../../domain/customer/invitation.ts';
import { readSignedCode, signedBytes } from '../../domain/scan/signed-code.ts';
import type { Queries } from '../database/database.ts';

/** An invitation that one of the retailer's tills signed, and where that till stands. */
export interface SignedInvitation extends Invitation {
  storeId: string;
  storeName: string;
  country: string;
}

/**
 * Reads a code that a till made for a customer's own telephone. Null for one that no till of the retailer signed:
 * keys of training and of tills that were turned away are good for nothing. Whether it is over is for the caller.
 */
export async function readSignedInvitation(
  sql: Queries,
  text: string,
): Promise<SignedInvitation | null> {
  const code = readSignedCode(text);
  if (!code.ok || code.value.kind !== 'invitation') return null;
  const { kind, payload, keyId, signature } = code.value;
  const invitation = readInvitation(payload);
  if (invitation === null) return null;
  const rows = await sql.query(
    `select key.public_key, store.id as store_id, store.name as store_name,
            coalesce(store.details -> 'address' ->> 'country', 'FR') as country
     from journal_keys key
     join journals journal on journal.id = key.journal_id and journal.kind = 'live'
     join tills till on till.id = journal.till_id and till.revoked_at_ms is null
     join places store on store.id = till.store_id
     where left(key.key_id, 10) = $1`,
    [Buffer.from(keyId).toString('base64url').slice(0, 10)],
  );
  for (const row of rows) {
    const { public_key, store_id: storeId, store_name: storeName, country } = keyRow.parse(row);
    const key = createPublicKey({ key: public_key, format: 'jwk' });
    const isSigned = verify(
      'sha256',
      signedBytes(kind, payload),
      { key, dsaEncoding: 'ieee-p1363' },
      signature,
    );
    if (isSigned) return { ...invitation, storeId, storeName, country };
  }
  return null;
}

const keyRow = z.object({
  public_key: publicJwk,
  store_id: z.string(),
  store_name: z.string(),
  country: z.string(),
});
