// Wrote test/fixtures/archive/v1.zip, once: `node test/support/make-archive-fixture.ts FILE`. Never run it
// over a released fixture: every later verifier must read it.
import { writeFileSync } from 'node:fs';
import { closureDraft, eventDraft, newSigner, sale } from './journal-kit.ts';
import { newFolder } from './journal-on-disk.ts';
import { append, startTill } from './journal-till.ts';
import { makeArchive } from './make-archive.ts';

const [file = ''] = process.argv.slice(2);
const { folder, remove } = newFolder();
const till = startTill(folder, { signers: [newSigner()] });
const personal = { reference: null, part: { name: 'Zoé Étienne' } };
append(till.writer, sale(1, 3), { ...sale(2), personal }, eventDraft(), closureDraft('day'));
append(till.writer, sale(3), closureDraft('day'), closureDraft('month'), closureDraft('year'));
till.writer.rotateKey(newSigner(), 'scheduled');
append(till.writer, sale(4), sale(5, 2), closureDraft('day'));
till.writer.append({
  kind: 'training',
  drafts: [eventDraft(), closureDraft('day')],
  steps: [],
  endedBaskets: [],
});
till.writer.sealAndRestart('new-owner');
append(till.writer, sale(6), eventDraft());
await makeArchive(till, file, { withPersonal: true });
writeFileSync(`${file}.key`, `${till.writer.signer().keyId}\n`);
till.close();
remove();
