import { z } from 'zod';

/**
 * `POST /v1/dossiers/bring`: this store's tills get a quote or an after-sales file of another store by their feed,
 * and hear how it goes on.
 */
export const bringDossierRequest = z.strictObject({ number: z.string().min(1).max(40) });
/** `id` null: there is none of this number, or it is a quote of another company. */
export const bringDossierAnswer = z.strictObject({ id: z.string().nullable() });
export type BringDossierAnswer = z.infer<typeof bringDossierAnswer>;
