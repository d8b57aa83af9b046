import { z } from 'zod';
import { publicJwk } from '../entry/journal-bodies.ts';

/** What a manager types: eight signs of Crockford's base 32, good once and for ten minutes. */
export const pairingCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}$/i);

/** `POST /v1/enrolments`, without a token: a till makes its own key pair and shows the public half. */
export const enrolRequest = z.strictObject({ code: pairingCode, publicKey: publicJwk });

export const enrolAnswer = z.strictObject({
  tillId: z.string().min(1).max(64),
  storeId: z.string().min(1).max(64),
  companyId: z.string().min(1).max(64),
  /** Shown to whoever enrols, to see that it is the right one. */
  storeName: z.string().max(200),
  tillNumber: z.string().max(20),
});
export type EnrolAnswer = z.infer<typeof enrolAnswer>;

/**
 * `POST /v1/tokens`: a JWT that the till signed with its enrolled key (ES256; `iss` the till, `aud` the
 * platform's origin, `exp` within a minute, `jti` once) for a token of ten minutes. The token carries the
 * key's thumbprint (`cnf.jkt`, RFC 7800) and is shown with a proof that the till signs for each request
 * (`DPoP`, RFC 9449); a revoked till gets no more and is turned away with the old one.
 */
export const tokenRequest = z.strictObject({ assertion: z.string().max(4_000) });
export const tokenAnswer = z.strictObject({
  token: z.string().max(4_000),
  expiresInS: z.int().min(1),
});
