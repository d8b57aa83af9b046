import { z } from 'zod';

/** `YYYY-MM-DD`, or empty for no bound. */
const dayOrNone = z.union([z.literal(''), z.iso.date()]);

export const archivePurpose = z.enum(['archive', 'tax-control']);

/** Business days, or one fiscal year of one journal. */
export const archiveAsked = z.union([
  z.strictObject({ from: dayOrNone, through: dayOrNone }),
  z.strictObject({ journalId: z.string().min(1).max(64), segment: z.int().min(1) }),
]);

/** Where the writing of an archive stands. */
export const archiveJobState = z.strictObject({
  jobId: z.string(),
  purpose: archivePurpose,
  isDone: z.boolean(),
  /** Entries read, of all that will be. */
  done: z.int(),
  total: z.int(),
  /** Absolute, on the till's machine. */
  file: z.string(),
  /** Of the finished file. */
  bytes: z.int(),
  sha256: z.string(),
  entries: z.int(),
  keyId: z.string(),
});
export type ArchiveJobState = z.infer<typeof archiveJobState>;

/** An archive as the journal's event has it. */
const loggedArchive = z.strictObject({
  purpose: archivePurpose,
  /** ISO 8601 UTC. */
  at: z.string(),
  /** Name without its folder. */
  file: z.string(),
  from: z.string(),
  through: z.string(),
  entries: z.int(),
});

/** A closed fiscal year of a live journal. */
const closedYear = z.strictObject({
  journalId: z.string(),
  segment: z.int(),
  from: z.string(),
  through: z.string(),
  entries: z.int(),
  state: z.enum(['in-till', 'apart', 'purged']),
  /** When it was last archived whole, or empty. */
  archivedAt: z.string(),
  /** Closed longer ago than the country allows without an archive. */
  isDue: z.boolean(),
});
export type ClosedYear = z.infer<typeof closedYear>;

export const archivesOverview = z.strictObject({
  /** Where archives go that the page asks for. */
  folder: z.string(),
  /** Newest first. */
  archives: z.array(loggedArchive),
  years: z.array(closedYear),
  /** Under way, or the last one of this run of the till. */
  job: archiveJobState.nullable(),
  software: z.strictObject({ name: z.string(), version: z.string(), fiscalVersion: z.string() }),
  /** Who sells, as an attestation names them. */
  seller: z.strictObject({
    company: z.string(),
    siren: z.string(),
    address: z.string(),
    store: z.string(),
    siret: z.string(),
  }),
  profile: z.enum(['none', 'fr']),
  /** Of the key that signs. */
  keyId: z.string(),
});
export type ArchivesOverview = z.infer<typeof archivesOverview>;
