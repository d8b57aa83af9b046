// Appends sales for ever and says each one only when it is on disk; the test kills it at any moment.
import { createPrivateKey } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createSigner } from '../../host/journal/signer.ts';
import { countingIds, sale } from '../support/journal-kit.ts';
import { startTill } from '../support/journal-till.ts';

const [folder = '', privateKeyPem = '', round = ''] = process.argv.slice(2);
const till = startTill(folder, {
  signers: [createSigner(createPrivateKey(privateKeyPem))],
  random: { id: countingIds(`round-${round}`), salt: () => new Uint8Array(32).fill(3) },
});
if (till.defects.length > 0) throw new Error(`defects: ${JSON.stringify(till.defects)}`);
for (;;) {
  const index = (till.writer.head('live')?.totals.transactionCount ?? 0) + 1;
  const draft = sale(index, 1 + (index % 5));
  const basketId = draft.type === 'transaction' ? draft.body.basketId : '';
  const commandId = `command-${index}`;
  const [sealed] = till.writer.append({
    kind: 'live',
    drafts: [{ ...draft, personal: { reference: null, part: { name: `Client ${index}` } } }],
    steps: [{ basketId, number: 1, commandId, text: '{}' }],
    endedBaskets: [{ basketId }],
  });
  writeSync(1, `${sealed?.sequence} ${sealed?.hash}\n`);
}
