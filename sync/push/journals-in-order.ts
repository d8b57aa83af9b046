import { z } from 'zod';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';

/**
 * The till's journals, each after the one it follows: the platform gets a journal's end before the
 * beginning of its successor. A journal whose opening is purged or unreadable follows nothing.
 */
export function journalsInOrder(journal: Journal): () => JournalHead[] {
  /** An opening never changes. */
  const predecessors = new Map<string, string | null>();

  function predecessor({ journalId }: JournalHead): string | null {
    const known = predecessors.get(journalId);
    if (known !== undefined) return known;
    const read = predecessorOf(journal, journalId);
    predecessors.set(journalId, read);
    return read;
  }

  return () => {
    const heads = new Map(journal.heads().map((head) => [head.journalId, head]));
    const ordered = new Set<JournalHead>();

    function place(head: JournalHead, behind: ReadonlySet<JournalHead>): void {
      if (ordered.has(head) || behind.has(head)) return;
      const before = heads.get(predecessor(head) ?? '');
      if (before) place(before, new Set([...behind, head]));
      ordered.add(head);
    }

    for (const head of heads.values()) place(head, new Set());
    return [...ordered];
  };
}

const opening = z.object({
  body: z.object({ predecessor: z.object({ journalId: z.string() }).nullable() }),
});

function predecessorOf(journal: Journal, journalId: string): string | null {
  const entry = journal.find(journalId, 1);
  if (entry?.type !== 'journal-opened') return null;
  try {
    const parsed = opening.safeParse(JSON.parse(new TextDecoder().decode(entry.bytes)));
    return parsed.success ? (parsed.data.body.predecessor?.journalId ?? null) : null;
  } catch {
    return null;
  }
}
