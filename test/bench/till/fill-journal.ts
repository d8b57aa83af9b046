import { tillIdentity } from '../../../contract/document/setting.ts';
import { openTillJournal } from '../../../host/journal/open-till-journal.ts';
import { openFileKeyStore } from '../../../host/keys/file-key-store.ts';
import { openDocuments } from '../../../host/store/documents.ts';
import { openTillFile } from '../../../host/store/till-file.ts';
import { systemClock, systemRandom } from '../../../host/system-clock.ts';
import { sale } from '../../support/journal-kit.ts';

/** Entries of one database transaction. */
const entriesAtOnce = 250;

/**
 * Brings the journal of a stopped till to `count` entries: signed sales of two lines by the journal's
 * own writer, many to a transaction, since a hundred thousand fsyncs would take the whole morning.
 */
export async function fillJournal(folder: string, count: number): Promise<void> {
  const keys = openFileKeyStore({ folder, tillExists: true });
  if (!keys.ok) throw new Error(keys.error.code);
  const till = openTillFile({ folder, key: keys.value.databaseKey() });
  try {
    const identity = await identityIn(folder, till);
    const opened = await openTillJournal({
      till,
      keys: keys.value,
      folder,
      identity: () => identity,
      software: { name: 'bench', version: '0' },
      clock: systemClock(),
      random: systemRandom,
    });
    for (;;) {
      const from = opened.writer.head('live')?.sequence ?? count;
      const missing = Math.min(entriesAtOnce, count - from);
      if (missing <= 0) break;
      const drafts = Array.from({ length: missing }, (_, n) => sale(from + n, 2));
      opened.writer.append({
        kind: 'live',
        drafts,
        steps: [],
        endedBaskets: drafts.flatMap((draft) =>
          draft.type === 'transaction' ? [{ basketId: draft.body.basketId }] : [],
        ),
      });
    }
    opened.close();
  } finally {
    till.close();
  }
}

async function identityIn(folder: string, till: ReturnType<typeof openTillFile>) {
  const documents = await openDocuments({
    till,
    folder,
    catalogWorkerUrl: new URL(
      '../../../host/store/catalog/catalog-writer-worker.ts',
      import.meta.url,
    ),
  });
  try {
    return tillIdentity.parse((await documents.get('settings', 'till.identity'))?.value);
  } finally {
    await documents.close();
  }
}
