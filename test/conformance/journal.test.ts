import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import { newFolder, openJournalOnDisk } from '../support/journal-on-disk.ts';
import { journalConformance } from './journal.ts';

journalConformance('in memory', () => ({
  journal: createMemoryJournal(),
  remove: () => undefined,
}));

journalConformance('SQLite till file', () => {
  const { folder, remove } = newFolder();
  const disk = openJournalOnDisk(folder);
  return {
    journal: disk.journal,
    remove() {
      disk.close();
      remove();
    },
  };
});
