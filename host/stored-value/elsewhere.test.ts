import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSignedCode, writeSignedCode } from '../../domain/scan/signed-code.ts';
import { valuesOnReceipt } from '../../domain/stored-value/values-on-receipt.ts';
import {
  readVoucherPayload,
  writeVoucherPayload,
} from '../../domain/stored-value/voucher-payload.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import type { MemoryTill } from '../../test/support/memory-till.ts';
import { type NetworkOfTills, networkOfTills } from '../../test/support/tills-of-a-network.ts';
import { balanceOf } from './value-accounts.ts';

const page = { id: 'page', role: 'page' as const };
/** What the shipped settings let one till take of one number without the network. */
const boundMinor = 15_000;

let network: NetworkOfTills;
let issuer: MemoryTill;
let other: MemoryTill;
let third: MemoryTill;

beforeEach(async () => {
  network = await networkOfTills(3);
  const [first, second, last] = network.tills;
  if (!first || !second || !last) throw new Error('three tills');
  [issuer, other, third] = [first, second, last];
});

/** A card sold at a till: its number and the code on its paper. */
async function sellCard(
  amountMinor: number,
  at = issuer,
): Promise<{ number: string; code: string }> {
  const cashier = cashierAt(at);
  await cashier.sellGiftCard(amountMinor);
  const paid = await cashier.cash(amountMinor);
  const sold = at.transactions().at(-1)?.body;
  if (!paid.ok || !paid.value.paid || !sold) throw new Error('sold');
  const [value] = valuesOnReceipt(sold, paid.value.paid.journalId, () => null);
  if (!value?.payload) throw new Error('a card has a code');
  const code = at.context().codes.write('voucher', writeVoucherPayload(value.payload));
  return { number: value.number, code };
}

const lookUp = (at: MemoryTill, text: string, { paysAt = 'till', anyState = false } = {}) =>
  network.valueCalls(at).lookUpValue({ text, paysAt, anyState }, page);

/** Rings a book of so much and pays what a card is to pay, as the page does: looked up first. */
async function pay(at: MemoryTill, text: string, amountMinor: number) {
  const cashier = cashierAt(at);
  await cashier.addItem('book', '40');
  const looked = await lookUp(at, text);
  const taken = looked.ok ? await cashier.tenderBy('gift-card', amountMinor, text) : looked;
  if (taken.ok) await cashier.card(100_000 - amountMinor);
  else await cashier.abandon();
  return taken.ok ? 'paid' : taken.error.code;
}

const events = (at: MemoryTill) =>
  at
    .entries()
    .filter(({ type }) => type === 'event')
    .map(({ body }) => body);

describe('a card of another till, with the network', () => {
  it('is worth what all tills left on it, by its code and by its number', async () => {
    const { number, code } = await sellCard(20_000);
    expect(await pay(other, number, 5_000)).toBe('paid');
    expect(await lookUp(third, code)).toMatchObject({
      value: {
        ...{ number, balanceMinor: 15_000, takeableMinor: 15_000, isBounded: false },
        ...{ knownBy: 'platform', asOf: '2026-11-22T09:00:00.000Z', unusable: '', why: '' },
      },
    });
    await cashierAt(third).abandon();
    expect(await pay(third, code, 15_000)).toBe('paid');
    expect(await lookUp(issuer, number)).toMatchObject({ error: { code: 'VALUE_SPENT' } });
    expect(await lookUp(issuer, number, { paysAt: '', anyState: true })).toMatchObject({
      value: { balanceMinor: 0, unusable: 'VALUE_SPENT' },
    });
    expect(third.sale().paid?.values).toMatchObject([{ number, leftMinor: 0 }]);
  });

  it('is given to one till at a time, and free again once that has sold', async () => {
    const { number, code } = await sellCard(20_000);
    const cashier = cashierAt(other);
    await cashier.addItem('book', '40');
    expect(await lookUp(other, number)).toMatchObject({ ok: true });
    expect(await pay(third, code, 1_000)).toBe('VALUE_ELSEWHERE');
    await cashier.tenderBy('gift-card', 20_000, number);
    await cashier.card(80_000);
    expect(await pay(third, code, 1_000)).toBe('VALUE_SPENT');
  });

  it('whose number nobody issued is nobody’s', async () => {
    expect(await pay(other, 'G00000000009', 1)).toMatch(/VALUE_(UNKNOWN|MISTYPED)/);
  });
});

describe('a card of another till, without the network', () => {
  it('is good by its code up to the bound, once, and not by its number alone', async () => {
    const { number, code } = await sellCard(20_000);
    network.cut(true);
    expect(await pay(other, number, 1_000)).toBe('VALUE_UNVERIFIED');
    await cashierAt(other).addItem('book', '40');
    expect(await lookUp(other, code)).toMatchObject({
      value: {
        ...{ balanceMinor: 20_000, takeableMinor: boundMinor, isBounded: true },
        ...{ knownBy: 'signature', asOf: null, why: 'PLATFORM_UNREACHABLE' },
      },
    });
    await cashierAt(other).abandon();
    expect(await pay(other, code, boundMinor + 1)).toBe('VALUE_UNASKED');
    expect(await pay(other, code, boundMinor)).toBe('paid');
    expect(await pay(other, code, 1)).toBe('VALUE_UNASKED');
    other.restart();
    expect(await pay(other, number, 1)).toBe('VALUE_UNASKED');
    network.cut(false);
    expect(await pay(other, number, 5_000)).toBe('paid');
  });

  it('is worth its face once at the till that sold it, however it is scanned', async () => {
    const { number, code } = await sellCard(5_000);
    network.cut(true);
    for (const text of [code, number, code]) {
      await cashierAt(issuer).addItem('book', '40');
      expect(await lookUp(issuer, text)).toMatchObject({ value: { balanceMinor: 5_000 } });
      await cashierAt(issuer).abandon();
    }
    expect(await pay(issuer, code, 5_000)).toBe('paid');
    expect(await pay(issuer, code, 1)).toBe('VALUE_SPENT');
  });

  it('is held no longer once this till has sold with it: what others took since is not known', async () => {
    const { number } = await sellCard(20_000);
    expect(await pay(other, number, 2_000)).toBe('paid');
    network.cut(true);
    await cashierAt(other).addItem('book', '40');
    expect(await lookUp(other, number)).toMatchObject({
      value: { balanceMinor: 18_000, takeableMinor: boundMinor - 2_000, isBounded: true },
    });
  });

  it('that was forged or altered is refused, and the journal says so', async () => {
    const { code } = await sellCard(20_000);
    network.cut(true);
    const parts = readSignedCode(code);
    if (!parts.ok) throw new Error('a whole code');
    const said = readVoucherPayload(parts.value.payload);
    if (!said.ok) throw new Error('a voucher');
    const dearer = writeVoucherPayload({ ...said.value, amountMinor: 90_000 });
    const altered = writeSignedCode({ ...parts.value, payload: dearer });
    expect(await pay(other, altered, 1)).toBe('CODE_FORGED');
    expect(await pay(issuer, altered, 1)).toBe('CODE_FORGED');
    for (const at of [other, issuer])
      expect(events(at)).toMatchObject([
        {
          event: 'code-refused',
          details: { problem: 'forged', number: said.value.number, amountMinor: 90_000 },
        },
      ]);
    // Signed by a till, of an amount that it never issued.
    network.cut(false);
    const lying = issuer.context().codes.write('voucher', dearer);
    expect(await pay(other, lying, 1)).toBe('VALUE_CODE_CONTRADICTS');
    expect(events(other)).toHaveLength(2);
  });

  it('takes no more than the bound at each till, and all tills agree once they are back', async () => {
    const use = fc.record({
      till: fc.nat(2),
      minor: fc.integer({ min: 1, max: 12_000 }),
      isCut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(use, { minLength: 1, maxLength: 12 }), async (uses) => {
        network.cut(false);
        const { number, code } = await sellCard(20_000);
        let leftMinor = 20_000;
        const since = [0, 0, 0];
        for (const { till, minor, isCut } of uses) {
          network.cut(isCut);
          const at = network.tills[till] ?? issuer;
          const before = leftMinor;
          if ((await pay(at, code, minor)) !== 'paid') continue;
          leftMinor -= minor;
          since[till] = (isCut ? (since[till] ?? 0) : 0) + (isCut ? minor : 0);
          if (isCut) expect(since[till]).toBeLessThanOrEqual(boundMinor);
          else expect(minor).toBeLessThanOrEqual(before);
        }
        network.cut(false);
        for (const at of network.tills) {
          await lookUp(at, number, { paysAt: '', anyState: true });
          expect(balanceOf(at.context(), number)).toBe(leftMinor);
        }
      }),
      { numRuns: 8 },
    );
  });
});
