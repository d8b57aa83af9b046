import type { Journal } from '../../contract/port/journal.ts';

/** Number of the session that is open in the live journal, 0 for none: what every entry says of itself. */
export function followSession(journal: Journal): () => number {
  // Asked at every act, answered anew only when a session was opened or closed.
  let last = { question: '', number: 0 };
  return () => {
    const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
    const opened = live?.types['session-opened']?.sequence ?? 0;
    if (!live || opened === 0) return 0;
    const closed = live.types['session-closed']?.sequence ?? 0;
    const question = `${live.journalId} ${opened} ${closed}`;
    if (last.question !== question) {
      const openedAt = sequenceOf(journal, live.journalId, 'session-opened', opened);
      const closedAt = sequenceOf(journal, live.journalId, 'session-closed', closed);
      last = { question, number: openedAt > closedAt ? opened : 0 };
    }
    return last.number;
  };
}

function sequenceOf(journal: Journal, journalId: string, type: string, number: number): number {
  return journal.findByType(journalId, type, number)?.sequence ?? 0;
}
