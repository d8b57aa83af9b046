import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReturnableReceipt } from '../../contract/host/calls/return-calls.ts';
import { readCrockford, writeCrockford } from '../../domain/scan/crockford.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import type { MemoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf } from '../../test/support/orders.ts';
import { type NetworkOfTills, networkOfTills } from '../../test/support/tills-of-a-network.ts';

const jumperMinor = 7_990;
const page = { id: 'page', role: 'page' as const };

let network: NetworkOfTills;
let seller: MemoryTill;
let other: MemoryTill;

beforeEach(async () => {
  network = await networkOfTills(3);
  const [first, second] = network.tills;
  if (!first || !second) throw new Error('two tills');
  seller = first;
  other = second;
});

/** So many jumpers, paid by card. */
async function sell(pieces = 3, at = seller): Promise<EntryPlace & { receiptNumber: string }> {
  const cashier = cashierAt(at);
  await cashier.addItem('jumper', String(pieces));
  const paid = await cashier.card(pieces * jumperMinor);
  if (!paid.ok || !paid.value.paid) throw new Error('sold');
  const { journalId, sequence, receiptNumber } = paid.value.paid;
  return { journalId, sequence, receiptNumber };
}

async function find(at: MemoryTill, receipt: string | EntryPlace) {
  return await network.calls(at).findReceipt({ receipt, training: false }, page);
}

async function found(at: MemoryTill, receipt: string | EntryPlace): Promise<ReturnableReceipt> {
  const answer = await find(at, receipt);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const placeOf = ({ journalId, sequence }: EntryPlace) => ({ journalId, sequence });

/** Takes pieces back and pays them out to the card, at a till that found the receipt before. */
async function takeBack(at: MemoryTill, of: EntryPlace, pieces: number) {
  const cashier = cashierAt(at);
  const given = await cashier.giveBack(placeOf(of), 1, String(pieces));
  if (!given.ok) return given;
  return await cashier.refund('card', pieces * jumperMinor);
}

describe('goods of an order of another store', () => {
  /** A jumper that the first store sent to somebody. */
  async function sent(): Promise<EntryPlace> {
    const cashier = cashierAt(seller);
    const elise = sampleCustomer('customer-0000000000001');
    await seller.documents.applyPage(tillPage(2, [{ collection: 'customers', document: elise }]));
    await cashier.addItem('jumper', '1');
    await cashier.markLine(1, { fulfilment: 'ship' });
    const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
    await cashier.setCustomer(elise.id, address);
    await cashier.card(jumperMinor);
    const sold = seller.transactions().at(-1);
    return { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 };
  }
  const giveBack = (of: EntryPlace, isHere?: boolean) =>
    other.call.returnLines({
      ...{ commandId: `give ${isHere}`, seat: 'till', of, entered: 'keyed' },
      lines: [
        {
          ...{ line: 1, quantity: '1', reasonCode: 'too-small', disposition: 'restock' },
          ...(isHere === undefined ? {} : { isHere }),
        },
      ],
    });
  const disposition = () => other.storedBaskets().at(-1)?.lines.at(-1)?.returned?.disposition;

  it('that the platform says have left go where they are wished', async () => {
    const of = await sent();
    const line = orderLine(1, 'delivered', { quantityMilli: 1_000 });
    const order = orderOf({ id: `${of.journalId}/${of.sequence - 1}`, lines: [line] });
    network.orders.push({ order, isOfWeb: false, isShopTold: false, returned: [] });
    expect((await found(other, of)).lines[0]?.isAsked).toBe(false);
    expect((await giveBack(of)).ok).toBe(true);
    expect(disposition()).toBe('restock');
  });

  it('of which nobody knows are there or not as who takes them back says, and nothing else', async () => {
    const of = await sent();
    expect((await found(other, of)).lines[0]?.isAsked).toBe(true);
    expect(await giveBack(of)).toMatchObject({ error: { code: 'RETURN_GOODS_WHERE' } });
    expect((await giveBack(of, true)).ok).toBe(true);
    expect(disposition()).toBe('restock');
    await cashierAt(other).abandon();
    expect((await giveBack(of, false)).ok).toBe(true);
    expect(disposition()).toBe('');
  });
});

describe('a receipt of another store, with the platform', () => {
  it('is found by its number, says who sold it, and is refunded to the card that paid for it', async () => {
    const sold = await sell();
    expect(await found(other, sold.receiptNumber)).toMatchObject({
      of: placeOf(sold),
      receiptNumber: sold.receiptNumber,
      soldBy: { tillNumber: '1', isThisStore: false, isThisTill: false },
      ...{ knownBy: 'platform', isVerified: true, asked: 'now' },
      lines: [{ name: 'Article jumper', left: { value: 3, scale: 0 }, leftMinor: 3 * jumperMinor }],
    });
    expect(await takeBack(other, sold, 1)).toMatchObject({ ok: true });
    const [back] = other.transactions();
    expect(back?.body).toMatchObject({
      kind: 'return',
      lines: [{ returnOf: { ...placeOf(sold), line: 1 }, grossMinor: -jumperMinor }],
      tenders: [{ kind: 'card', refundOf: { ...placeOf(sold), tender: 1 } }],
    });
  });

  it('gives back what no other till gave back before, the one that sold it included', async () => {
    const sold = await sell();
    await found(other, sold.receiptNumber);
    await takeBack(other, sold, 2);
    expect(await found(seller, sold.receiptNumber)).toMatchObject({
      ...{ knownBy: 'journal', asked: 'now' },
      lines: [{ left: { value: 1, scale: 0 }, leftMinor: jumperMinor }],
    });
    expect(await takeBack(seller, sold, 2)).toMatchObject({ error: { code: 'RETURN_TOO_MANY' } });
    expect(await takeBack(seller, sold, 1)).toMatchObject({ ok: true });
    expect((await found(other, sold.receiptNumber)).lines).toMatchObject([
      { refusal: 'all-returned' },
    ]);
  });

  it('is known for a while without it, and says since when', async () => {
    const sold = await sell();
    await found(other, sold.receiptNumber);
    network.cut(true);
    expect(await found(other, placeOf(sold))).toMatchObject({
      knownBy: 'platform',
      asked: 'before',
    });
    expect(await find(other, '1-000099')).toMatchObject({ error: { code: 'RECEIPT_OFFLINE' } });
  });

  it('comes back in any order at any till, and never for more than was paid', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.record({ till: fc.nat(2), pieces: fc.integer({ min: 1, max: 4 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (pieces, returns) => {
          const sold = await sell(pieces);
          let left = pieces;
          for (const { till, pieces: wished } of returns) {
            const at = network.tills[till] ?? seller;
            await found(at, placeOf(sold));
            const given = await takeBack(at, sold, wished);
            expect(given.ok).toBe(wished <= left);
            if (given.ok) left -= wished;
          }
          const refunded = network.tills
            .flatMap((till) => till.transactions())
            .flatMap(({ body }) => body.lines)
            .filter(({ returnOf }) => isOf(returnOf, sold))
            .reduce((sum, { grossMinor }) => sum - grossMinor, 0);
          expect(refunded).toBe((pieces - left) * jumperMinor);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a receipt of another store, without the platform', () => {
  it('is checked by its code and taken back up to the bound of who works there', async () => {
    const sold = await sell();
    const code = network.codeOn(seller, sold);
    network.cut(true);
    expect(await find(other, sold.receiptNumber)).toMatchObject({
      error: { code: 'RECEIPT_OFFLINE' },
    });
    expect(await found(other, code)).toMatchObject({
      of: placeOf(sold),
      receiptNumber: sold.receiptNumber,
      soldBy: { tillNumber: '1', isThisStore: false },
      ...{ knownBy: 'code', isVerified: true, isWhole: true, asked: 'never', asOf: null },
      lines: [{ name: 'Article jumper', leftMinor: 3 * jumperMinor, refusal: null }],
    });
    expect(await takeBack(other, sold, 3)).toMatchObject({
      error: { code: 'OVER_LIMIT_AMOUNT', details: { limitMinor: 15_000, role: 'associate' } },
    });
    expect(await takeBack(other, sold, 1)).toMatchObject({ ok: true });
    const [back] = other.transactions();
    expect(back?.body).toMatchObject({
      lines: [{ returnOf: { ...placeOf(sold), line: 1 }, grossMinor: -jumperMinor, sku: 'jumper' }],
      tenders: [{ kind: 'card', refundOf: { ...placeOf(sold), tender: 1 } }],
    });
    expect((await found(other, code)).lines).toMatchObject([{ left: { value: 2, scale: 0 } }]);
  });

  it('is known by its entry as soon as the platform answers', async () => {
    const sold = await sell();
    const code = network.codeOn(seller, sold);
    network.cut(true);
    await found(other, code);
    network.cut(false);
    expect(await found(other, code)).toMatchObject({ knownBy: 'platform', asked: 'now' });
    network.cut(true);
    expect(await found(other, code)).toMatchObject({ knownBy: 'platform', asked: 'before' });
  });

  it('is refused with any sign changed, however well the check sign fits', async () => {
    const sold = await sell();
    const code = network.codeOn(seller, sold);
    const bytes = readCrockford(code.slice(4, -1)) ?? new Uint8Array();
    network.cut(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const forged = Uint8Array.from(bytes);
        const at = Math.floor(bit / 8);
        forged[at] = (forged[at] ?? 0) ^ (1 << (bit % 8));
        const answer = await find(other, writeOwnCode('receipt', writeCrockford(forged)));
        // With another journal or key named, nobody here knows who signed it: it is not believed either.
        expect(answer.ok && answer.value.isVerified).toBe(false);
      }),
    );
  });

  it('of a till that nobody here knows is believed by a manager alone', async () => {
    const [, stranger] = (await networkOfTills(4)).tills.slice(2);
    if (!stranger) throw new Error('a till of another network');
    const sold = await sell(1, stranger);
    const code = network.codeOn(stranger, sold);
    network.cut(true);
    expect(await found(other, code)).toMatchObject({ knownBy: 'code', isVerified: false });
    expect(await takeBack(other, sold, 1)).toMatchObject({
      error: { code: 'ROLE_NOT_ALLOWED', details: { role: 'manager' } },
    });
    other.actAs('manager');
    expect(await takeBack(other, sold, 1)).toMatchObject({ ok: true });
  });
});

describe('the receipts of a customer', () => {
  const camille = 'customer-0000000000031';
  const receiptsOf = async (customerId: string, at = other) =>
    await network.calls(at).receiptsOfCustomer({ customerId }, page);

  async function sellTo(customerId: string) {
    const cashier = cashierAt(seller);
    await cashier.addItem('jumper');
    const named = await cashier.setCustomer(customerId);
    if (!named.ok) throw new Error(named.error.code);
    const paid = await cashier.card(jumperMinor);
    if (!paid.ok || !paid.value.paid) throw new Error('sold');
    return paid.value.paid;
  }

  it('are listed at another store, and one of them comes back', async () => {
    await seller.documents.applyPage(
      tillPage(1, [{ collection: 'customers', document: sampleCustomer(camille) }], 'people'),
    );
    await sell();
    const sold = await sellTo(camille);
    const listed = await receiptsOf(camille);
    expect(listed).toMatchObject({
      value: {
        receipts: [
          {
            of: placeOf(sold),
            ...{ receiptNumber: sold.receiptNumber, currency: 'EUR', totalMinor: jumperMinor },
          },
        ],
      },
    });
    expect(await takeBack(other, sold, 1)).toMatchObject({ ok: true });
  });

  it('are none of somebody who never bought, and unknown while the platform is away', async () => {
    expect(await receiptsOf('nobody')).toEqual({ ok: true, value: { receipts: [] } });
    network.cut(true);
    expect(await receiptsOf('nobody')).toMatchObject({ error: { code: 'PLATFORM_UNREACHABLE' } });
  });
});

function isOf(returnOf: object | null, sold: EntryPlace): boolean {
  return (
    returnOf !== null &&
    'sequence' in returnOf &&
    'journalId' in returnOf &&
    returnOf.journalId === sold.journalId &&
    returnOf.sequence === sold.sequence
  );
}
