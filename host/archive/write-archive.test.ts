import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closureDraft, eventDraft, newSigner, sale } from '../../test/support/journal-kit.ts';
import { newFolder } from '../../test/support/journal-on-disk.ts';
import { append, type StartedTill, startTill } from '../../test/support/journal-till.ts';
import { makeArchive } from '../../test/support/make-archive.ts';
import { readTexts } from '../../test/support/read-texts.ts';
import { verifyArchive } from '../../verifier/verify-archive.ts';

let folder: string;
let remove: () => void;
let till: StartedTill;
let file: string;

/** Two closed years and an open one, a training journal, and a customer. */
beforeEach(() => {
  ({ folder, remove } = newFolder());
  file = join(folder, 'archive.zip');
  till = startTill(folder, { signers: [newSigner()] });
  const personal = { reference: null, part: { name: 'Ada' } };
  append(till.writer, { ...sale(1), personal }, sale(2), eventDraft(), closureDraft('day'));
  append(till.writer, closureDraft('year'));
  append(till.writer, sale(3), sale(4), closureDraft('day'), closureDraft('year'));
  append(till.writer, sale(5), sale(6));
  till.writer.append({
    kind: 'training',
    drafts: [eventDraft()],
    steps: [],
    endedBaskets: [],
  });
});
afterEach(() => {
  till.close();
  remove();
});

const verified = async () => {
  const { verdict, findings, entries } = await verifyArchive(file);
  return { verdict, findings, entries };
};

test('all entries of all journals are in it, and the verifier that shares no code finds them intact', async () => {
  const written = await makeArchive(till, file);
  expect(written).toMatchObject({ entries: 14 });
  expect(await verified()).toEqual({ verdict: 'intact', findings: [], entries: 14 });
});

test('one fiscal year begins at the closure before it, and is verified from there', async () => {
  const journalId = till.writer.head('live')?.journalId ?? '';
  const written = await makeArchive(till, file, { asked: { journalId, segment: 2 } });
  expect(written?.ranges).toEqual([
    expect.objectContaining({ first: 6, last: 10, begins: 'closure', isWhole: false }),
  ]);
  expect(await verified()).toEqual({ verdict: 'intact', findings: [], entries: 5 });
});

test('personal parts are left out unless they are asked for, and then they are checked', async () => {
  await makeArchive(till, file);
  expect(await verifyArchive(file)).toMatchObject({ verdict: 'intact', erased: 0 });
  await makeArchive(till, file, { withPersonal: true });
  expect(await verifyArchive(file)).toMatchObject({ verdict: 'intact', erased: 0 });
});

test('days of which there is nothing make no archive', async () => {
  expect(await makeArchive(till, file, { asked: { from: '2031-01-01', through: '' } })).toBeNull();
  expect(existsSync(file)).toBe(false);
});

test('a rotated key, also after the archived entries, is led to by signatures', async () => {
  till.writer.rotateKey(newSigner(), 'scheduled');
  append(till.writer, sale(7));
  await makeArchive(till, file);
  expect(await verified()).toMatchObject({ verdict: 'intact', entries: 17 });
  const journalId = till.writer.head('live')?.journalId ?? '';
  await makeArchive(till, file, { asked: { journalId, segment: 1 } });
  expect(await verified()).toMatchObject({ verdict: 'intact', findings: [] });
});

test('a lost key leaves the archive to be confirmed by who compares the new key', async () => {
  till.close();
  till = startTill(folder, { signers: [newSigner()] });
  const before = till.journal.heads().find(({ state }) => state === 'sealed')?.journalId ?? '';
  await makeArchive(till, file, { asked: { journalId: before, segment: 1 } });
  expect(await verified()).toMatchObject({ verdict: 'unconfirmed', findings: [] });
  const { keyId } = till.writer.signer();
  expect(await verifyArchive(file, keyId)).toMatchObject({ verdict: 'intact' });
  expect(await verifyArchive(file, newSigner().keyId)).toMatchObject({ verdict: 'altered' });
});

test('cancelled, nothing is left of it', async () => {
  const cancel = new AbortController();
  const writing = makeArchive(till, file, {}, cancel.signal);
  cancel.abort();
  await expect(writing).rejects.toThrow();
  expect(existsSync(file)).toBe(false);
});

test('the tables say in French what was sold, closed and noted, with the codes of the event journal', async () => {
  await makeArchive(till, file);
  const tables = await readTexts(file);
  expect(tables.get('tables/transactions.csv')?.split('\r\n')).toHaveLength(8);
  expect(tables.get('tables/closures.csv')).toMatch(/;year;1;/);
  expect(tables.get('tables/events.csv')).toMatch(/;260;journal-opened;/);
  expect(tables.get('LISEZMOI.md')).toContain('Archive du journal d’une caisse');
});
