import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSignedCode, writeSignedCode } from '../../domain/scan/signed-code.ts';
import { valuesOnReceipt } from '../../domain/stored-value/values-on-receipt.ts';
import {
  readVoucherPayload,
  type VoucherPayload,
  writeVoucherPayload,
} from '../../domain/stored-value/voucher-payload.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { newSigner } from '../../test/support/journal-kit.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { createSignedCodes } from '../codes/signed-codes.ts';
import { balanceOf } from '../stored-value/value-accounts.ts';

let till: MemoryTill;
let cashier: Cashier;
let payload: VoucherPayload;
let code: string;

/** A card of 50 € is sold; its code is what its paper would carry. */
beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  await cashier.sellGiftCard(5_000);
  await cashier.cash(5_000);
  const sold = till.transactions()[0]?.body;
  if (!sold) throw new Error('a card was sold');
  const [value] = valuesOnReceipt(sold, 'any', (number) => balanceOf(till.context(), number));
  if (!value?.payload) throw new Error('what was sold has a code');
  expect(value).toMatchObject({ kind: 'gift-card', movedMinor: 5_000, leftMinor: 5_000 });
  payload = value.payload;
  code = till.context().codes.write('voucher', writeVoucherPayload(payload));
});

const lookUp = (text: string) => till.call.lookUpValue({ text });

describe('the code of a gift card', () => {
  it('is routed to who takes payment, and says what is left', async () => {
    await cashier.scan('jumper');
    expect(await cashier.scan(code)).toMatchObject({
      ok: true,
      value: { lineNumber: 0, routed: { kind: 'voucher', code } },
    });
    expect(await lookUp(code)).toMatchObject({
      ok: true,
      value: { number: payload.number, availableMinor: 5_000, expiresOn: '2027-11-30' },
    });
    expect(await cashier.tenderBy('gift-card', 5_000, code)).toMatchObject({ ok: true });
    expect(cashier.basket()?.tenders).toMatchObject([{ reference: payload.number }]);
    await cashier.card(2_990);
    expect(await cashier.scan(code)).toMatchObject({ ok: true, value: { routed: { code } } });
    expect(await lookUp(code)).toMatchObject({ error: { code: 'VALUE_SPENT' } });
  });

  it('of another amount or end, signed by nobody or by a stranger, is refused without a network', async () => {
    const parts = readSignedCode(code);
    if (!parts.ok) throw new Error('a whole code');
    const dearer = writeVoucherPayload({ ...payload, amountMinor: 500_000 });
    const forged = writeSignedCode({ ...parts.value, payload: dearer });
    const strange = newSigner();
    const stranger = createSignedCodes({ signer: () => strange, publicKeys: () => [] });
    const cases = [
      [forged, 'CODE_FORGED'],
      [stranger.write('voucher', writeVoucherPayload(payload)), 'CODE_SIGNER_UNKNOWN'],
      [till.context().codes.write('voucher', dearer), 'VALUE_CODE_CONTRADICTS'],
      [till.context().codes.write('receipt', writeVoucherPayload(payload)), 'VALUE_MISTYPED'],
      [till.context().codes.write('voucher', new Uint8Array(31)), 'VALUE_MISTYPED'],
    ] as const;
    await cashier.scan('jumper');
    for (const [text, refused] of cases) {
      expect(await lookUp(text)).toMatchObject({ ok: false, error: { code: refused } });
      expect(await cashier.tenderBy('gift-card', 100, text)).toMatchObject({ ok: false });
    }
    expect(cashier.basket()?.tenders).toEqual([]);
  });

  it('with any bytes changed is never taken', async () => {
    const parts = readSignedCode(code);
    if (!parts.ok) throw new Error('a whole code');
    const { payload: bytes, signature } = parts.value;
    await cashier.scan('jumper');
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length + signature.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = (part: Uint8Array, from: number) =>
            Uint8Array.from(part, (byte, index) => (index + from === at ? byte ^ flip : byte));
          const text = writeSignedCode({
            ...parts.value,
            payload: changed(bytes, 0),
            signature: changed(signature, bytes.length),
          });
          expect(await cashier.tenderBy('gift-card', 1, text)).toMatchObject({
            error: { code: 'CODE_FORGED' },
          });
        },
      ),
      { numRuns: 60 },
    );
    expect(readVoucherPayload(bytes).ok).toBe(true);
  });

  it('of a card whose sale was never paid is not known', async () => {
    await cashier.sellGiftCard(3_000);
    const number = cashier.basket()?.lines[0]?.serialNumber ?? '';
    const early = { ...payload, number, amountMinor: 3_000 };
    const text = till.context().codes.write('voucher', writeVoucherPayload(early));
    expect(await cashier.scan(text)).toMatchObject({ error: { code: 'VALUE_UNKNOWN' } });
  });
});

it('what a receipt says of a number: what was taken, what is left, and no code for it', async () => {
  await cashier.scan('bread');
  await cashier.tenderBy('gift-card', 120, payload.number);
  expect(till.sale().paid?.values).toEqual([
    {
      kind: 'gift-card',
      number: payload.number,
      expiresOn: '2027-11-30',
      movedMinor: -120,
      leftMinor: 4_880,
    },
  ]);
  const used = till.transactions().at(-1)?.body;
  if (!used) throw new Error('a sale');
  expect(valuesOnReceipt(used, 'any', () => null)).toMatchObject([
    { payload: null, leftMinor: null },
  ]);
});
