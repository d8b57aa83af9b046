import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Asked, KnownSlip, SlipStore, Watched } from './slip-store.ts';

/**
 * How the tax-free slips of this till stand, told by the entries alone (law 4). It remembers how far it
 * has read and goes on from there, so it is never behind when it is asked, and a till that never
 * issued one pays nothing for it.
 */
export interface Slips {
  find(id: string): KnownSlip | null;
  /** Oldest first. */
  ofReceipt(of: EntryPlace): KnownSlip[];
  newest(before: number, limit: number): KnownSlip[];
  watched(what: Watched, limit: number): KnownSlip[];
  /** Oldest first, those of one operator numbered above `after`. */
  toAsk(what: Watched, asked: Asked): KnownSlip[];
}

export function openSlips(store: SlipStore, journal: Journal): Slips {
  /** All live journals: a slip of a sealed one goes on in the open one, read last. Training issues none. */
  function catchUp(): void {
    const heads = journal.heads();
    const inOrder = [
      ...heads.filter(({ state }) => state === 'sealed'),
      ...heads.filter(({ state }) => state === 'open'),
    ];
    for (const { journalId, kind, types } of inOrder) {
      const last = types['tax-free-slip']?.sequence ?? 0;
      const read = store.through(journalId);
      if (kind === 'live' && read < last) {
        store.transaction(() => {
          for (let number = read + 1; number <= last; number += 1) {
            take(journal.findByType(journalId, 'tax-free-slip', number));
          }
          store.putThrough(journalId, last);
        });
      }
    }
  }

  /** Of a purged segment nothing is left to read, and its slips have long ended. */
  function take(entry: SealedEntry | null): void {
    if (entry === null) return;
    const { envelope, ...read } = readEntry(entry.bytes);
    if (!read.known || read.type !== 'tax-free-slip') return;
    const { slipId: id, ...slip } = read.body;
    const changedAt = envelope.recordedAt.utc;
    const preparedAt = store.find(id)?.preparedAt ?? changedAt;
    store.put({ id, ...slip, preparedAt, changedAt });
  }

  return {
    find(id) {
      catchUp();
      return store.find(id);
    },
    ofReceipt(of) {
      catchUp();
      return store.ofReceipt(of);
    },
    newest(before, limit) {
      catchUp();
      return store.newest(before, limit);
    },
    watched(what, limit) {
      catchUp();
      return store.watched(what, limit);
    },
    toAsk(what, asked) {
      catchUp();
      return store.toAsk(what, asked);
    },
  };
}
