import type { StoredJob } from './stored-job.ts';

/** Papers that say who somebody is and where they live. */
const personalPapers: ReadonlySet<StoredJob['paper']> = new Set<StoredJob['paper']>([
  'packing-slip',
  'address-label',
]);

/** What the file keeps of a job: of a personal paper that it was printed, and nothing of what it said (law 6). */
export function jobToStore(job: StoredJob): StoredJob {
  return personalPapers.has(job.paper) ? withoutWords(job) : job;
}

export function withoutWords(job: StoredJob): StoredJob {
  return { ...job, document: { language: job.document.language, blocks: [] } };
}

/** What it said is forgotten: it is asked for anew where the order is. */
export function isForgotten({ document }: StoredJob): boolean {
  return document.blocks.length === 0;
}
