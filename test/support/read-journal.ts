import { envelope } from '../../contract/entry/envelope.ts';
import { transactionBody } from '../../contract/entry/transaction.ts';
import type { LastingClient } from './till-client.ts';

export async function readJournal(client: LastingClient, journalId?: string) {
  const entries = [];
  for (let fromSequence = 1; ; ) {
    const page = await client.call('readJournal', { journalId, fromSequence, limit: 500 });
    if (!page.ok) throw new Error(page.error.code);
    if (page.value.entries.length === 0) return entries;
    entries.push(...page.value.entries);
    fromSequence = (page.value.entries.at(-1)?.sequence ?? 0) + 1;
  }
}

type RawEntry = Awaited<ReturnType<typeof readJournal>>[number];

export function signedOf(entry: RawEntry) {
  return envelope.parse(JSON.parse(entry.text));
}

export function transactionsOf(entries: readonly RawEntry[]) {
  return entries
    .filter((entry) => entry.type === 'transaction')
    .map((entry) => ({ entry, transaction: transactionBody.parse(signedOf(entry).body) }));
}

/** Asks the host to check every journal from its first entry. */
export async function verifyAll(client: LastingClient) {
  const job = await client.call('startVerification', {});
  if (!job.ok) throw new Error(job.error.code);
  for (;;) {
    const state = await client.call('verification', job.value);
    if (!state.ok) throw new Error(state.error.code);
    if (state.value.done) return state.value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
