// Many sales of every kind; then journal, screens and a recomputation of our own agree to the cent.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import { catalogueOfSales, importItems } from '../support/catalogue-of-sales.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import {
  addSums,
  lineMinor,
  type RateSums,
  type SoldLine,
  sumsByRate,
  totalMinor,
} from '../support/independent-sums.ts';
import { nextCustomerByTouch } from '../support/next-customer.ts';
import { readJournal, signedOf, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient, newCommandId } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const isWhole = Boolean(process.env.CI);
const salesByScript = isWhole ? 1_800 : 180;
const salesByPage = isWhole ? 200 : 20;
const seats = ['script-a', 'script-b', 'script-c'];
/** So many sales of the page between two that are ended by touch. */
const touchedEach = 10;
const cashLimitMinor = 100_000;

const page = join(import.meta.dirname, '..', '..', 'dist', 'renderer', 'index.html');
const canUsePage = chromiumAvailable && existsSync(page);

/** What the test knows to have sold, from what it asked for and not from what it was shown. */
interface Sold {
  receiptNumber: string;
  lines: SoldLine[];
  /** Null for a sale through the page: the screen does not show it. */
  paid: PaidView | null;
  cashMinor: number;
}

let till: RunningTill;
let client: LastingClient;
let catalogue: { from: string; items: ItemDocument[] };
const sold: Sold[] = [];
let abandoned = 0;

beforeAll(async () => {
  till = await startTill();
  client = lastingClient(till.folder);
  catalogue = catalogueOfSales();
  process.stderr.write(`Sales are rung with ${catalogue.from}.\n`);
  await importItems(client, catalogue.items);
}, 300_000);

afterAll(async () => {
  client?.close();
  await till?.stop();
});

// All at once, as in a shop: three scripted seats and the page.
describe.concurrent('sales', () => {
  it.each(seats.map((seat, index) => [salesByScript / seats.length, seat, index] as const))(
    '%i by script, baskets of every kind, on the seat %s',
    async (sales, seat, index) => {
      const random = seededRandom(20_261_122 + index);
      for (let done = 0; done < sales; ) {
        const one = await sellOne(random, seat);
        if (!one) continue;
        sold.push(one);
        done += 1;
      }
    },
    600_000,
  );

  it.skipIf(!canUsePage)(
    `${salesByPage} in the page, by scanner and keyboard (skipped without Chromium or the built page)`,
    sellInPage,
    600_000,
  );
});

async function sellInPage(): Promise<void> {
  const browser = await launchChromium();
  const screen = await browser.newPage({
    viewport: { width: 1024, height: 768 },
    locale: 'fr-FR',
  });
  await screen.goto(till.url);
  await screen.getByTestId('amount-due').waitFor();
  const random = seededRandom(77);
  for (let sale = 1; sale <= salesByPage; sale += 1) {
    const items = Array.from({ length: 1 + Math.floor(random() * 4) }, () => itemBy(random));
    for (const { gtin } of items) await scanByWedge(screen, gtin.slice(1));
    const lines = items.map((item) => lineOf(item, 1_000));
    await shows('amount-due', totalMinor(lines));
    await screen.keyboard.press('F12');
    // A person's hand: an Enter in the rhythm of a scan is the scanner's own.
    await screen.waitForTimeout(150);
    await screen.keyboard.press('Enter');
    await screen.getByTestId('receipt-number').waitFor();
    await shows('change', 0);
    const receiptNumber = (await screen.getByTestId('receipt-number').textContent()) ?? '';
    sold.push({
      receiptNumber: withoutMark(receiptNumber),
      lines,
      paid: null,
      cashMinor: totalMinor(lines),
    });
    // Else the next scan is the next customer.
    if (sale % touchedEach === 0) await nextCustomerByTouch(screen);
  }
  await browser.close();

  /** Amounts are set with no-break spaces. */
  async function shows(testId: string, minor: number): Promise<void> {
    const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
    const amount = euros.format(minor / 100).replaceAll(/\s/g, ' ');
    await screen.waitForFunction(
      (shown) => {
        const place = document.querySelector(`[data-testid="${shown.testId}"]`);
        return place?.textContent.replaceAll(/\s/g, ' ').includes(shown.amount) ?? false;
      },
      { testId, amount },
      { timeout: 15_000 },
    );
  }
}

describe('afterwards', () => {
  let entries: Awaited<ReturnType<typeof readJournal>>;
  beforeAll(async () => {
    entries = await readJournal(client);
  });

  it('the verification is clean, and the journal has no gap', async () => {
    expect(await verifyAll(client)).toMatchObject({ problem: null, checked: entries.length });
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
  });

  it('every acknowledged sale is there once, receipt numbers run without a gap', () => {
    const numbers = transactionsOf(entries).map(({ entry }) => receiptNumber(entry.typeSequence));
    expect(numbers).toEqual(numbers.map((_, index) => receiptNumber(index + 1)));
    expect(sold.map((sale) => sale.receiptNumber).toSorted()).toEqual(numbers.toSorted());
    const left = entries.filter(({ type }) => type === 'basket-abandoned');
    expect(abandoned).toBeGreaterThan(0);
    expect(left).toHaveLength(abandoned);
  });

  it('each sale costs and taxes to the cent what the test works out by itself', () => {
    const byNumber = new Map(sold.map((sale) => [sale.receiptNumber, sale]));
    for (const { entry, transaction } of transactionsOf(entries)) {
      const sale = byNumber.get(receiptNumber(entry.typeSequence));
      const lines = sale?.lines ?? [];
      expect(transaction.totals.grossMinor).toBe(totalMinor(lines));
      expect(ratesOf(transaction.vat)).toEqual(sorted(sumsByRate(lines)));
      expect(transaction.lines.map(({ grossMinor }) => grossMinor).toSorted()).toEqual(
        lines.map(lineMinor).toSorted(),
      );
      const tenderedMinor = transaction.tenders.reduce((sum, each) => sum + each.amountMinor, 0);
      expect(tenderedMinor).toBe(totalMinor(lines));
      const cash = transaction.tenders.filter(({ type }) => type === 'cash');
      expect(cash.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(sale?.cashMinor);
    }
  });

  it('what each screen showed as paid is what the test works out, too', () => {
    for (const { paid, lines } of sold) {
      if (!paid) continue;
      expect(paid.totalMinor).toBe(totalMinor(lines));
      expect(ratesOf(paid.vat)).toEqual(sorted(sumsByRate(lines)));
    }
  });

  it('the perpetual totals of the last entry are the sum of all sales, per rate', () => {
    const expected = new Map<number, RateSums>();
    for (const { lines } of sold) addSums(expected, sumsByRate(lines));
    const last = entries.at(-1);
    const totals = last && signedOf(last).totals;
    expect(ratesOf(totals?.perRate ?? [])).toEqual(sorted(expected));
    const grossMinor = [...expected.values()].reduce((sum, rate) => sum + rate.grossMinor, 0);
    expect(totals).toMatchObject({
      transactionCount: sold.length,
      salesMinor: grossMinor,
      algebraicMinor: grossMinor,
      absoluteMinor: grossMinor,
      returnsMinor: 0,
    });
    expect([...expected.keys()].toSorted()).toEqual([1_000, 2_000, 550]);
  });
});

/** One basket from its first line to its end; null when it was given up. */
async function sellOne(random: () => number, seat: string): Promise<Sold | null> {
  const basket = new Map<number, { item: ItemDocument; thousandths: number }>();
  const past: (typeof basket)[] = [];
  let version = 0;
  const remember = () => void past.push(new Map(basket));

  const count = 1 + Math.floor(random() * 8);
  for (let line = 0; line < count; line += 1) {
    const item = itemBy(random);
    const thousandths = quantityBy(random, item);
    const rung = await answered(
      client.call('scan', {
        commandId: newCommandId(),
        seat,
        code: item.gtin.slice(1),
        entered: 'scanned',
        quantity: decimal(thousandths, item),
      }),
    );
    remember();
    const known = basket.get(rung.lineNumber)?.thousandths ?? 0;
    basket.set(rung.lineNumber, { item, thousandths: known + thousandths });
    ({ version } = rung);
    if (random() < 0.15) version = await change(random, seat, basket, past);
  }
  if (random() < 0.1) version = await putAside(seat);
  if (basket.size === 0 || random() < 0.05) {
    await answered(
      client.call('abandon', { commandId: newCommandId(), seat, reasonCode: 'customer-left' }),
    );
    abandoned += 1;
    return null;
  }
  const lines = [...basket.values()].map(({ item, thousandths }) => lineOf(item, thousandths));
  const { paid, cashMinor } = await pay(random, seat, totalMinor(lines), version);
  return { receiptNumber: withoutMark(paid.receiptNumber), lines, paid, cashMinor };
}

/** A line voided, a quantity changed, or the last change taken back. */
async function change(
  random: () => number,
  seat: string,
  basket: Map<number, { item: ItemDocument; thousandths: number }>,
  past: Map<number, { item: ItemDocument; thousandths: number }>[],
): Promise<number> {
  const commandId = newCommandId();
  const kind = random();
  const [lineNumber, line] = [...basket][Math.floor(random() * basket.size)] ?? [0, null];
  if (kind < 0.4 || line === null) {
    const undone = await answered(client.call('undo', { commandId, seat }));
    const before = past.pop() ?? new Map();
    basket.clear();
    for (const [number, known] of before) basket.set(number, known);
    return undone.version;
  }
  past.push(new Map(basket));
  if (kind < 0.7) {
    basket.delete(lineNumber);
    return (await answered(client.call('voidLine', { commandId, seat, lineNumber }))).version;
  }
  const thousandths = quantityBy(random, line.item);
  basket.set(lineNumber, { ...line, thousandths });
  const quantity = decimal(thousandths, line.item);
  const set = client.call('setQuantity', { commandId, seat, lineNumber, quantity });
  return (await answered(set)).version;
}

async function putAside(seat: string): Promise<number> {
  const commandId = newCommandId();
  const { basketId } = await answered(client.call('suspend', { commandId, seat, label: '' }));
  const back = client.call('resume', { commandId: newCommandId(), seat, basketId });
  return (await answered(back)).version;
}

async function pay(
  random: () => number,
  seat: string,
  dueMinor: number,
  basketVersion: number,
): Promise<{ paid: PaidView; cashMinor: number }> {
  const tender = (type: 'cash' | 'card', tenderedMinor: number, version: number) =>
    answered(
      client.call('tender', {
        commandId: newCommandId(),
        seat,
        type,
        tenderedMinor,
        reference: '',
        basketVersion: version,
      }),
    );
  let version = basketVersion;
  let leftMinor = dueMinor;
  const isSplit = random() < 0.2 && dueMinor > 1;
  if (isSplit) {
    const byCardMinor = 1 + Math.floor(random() * (dueMinor - 1));
    ({ version } = await tender('card', byCardMinor, version));
    leftMinor -= byCardMinor;
  }
  const isCash = leftMinor <= cashLimitMinor && (isSplit || random() < 0.6);
  const tenderedMinor = isCash ? Math.ceil(leftMinor / 500) * 500 : leftMinor;
  const { paid } = await tender(isCash ? 'cash' : 'card', tenderedMinor, version);
  if (!paid) throw new Error('a covered basket is paid');
  expect(paid.changeMinor).toBe(isCash ? tenderedMinor - leftMinor : 0);
  return { paid, cashMinor: isCash ? leftMinor : 0 };
}

async function answered<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function itemBy(random: () => number): ItemDocument {
  const item = catalogue.items[Math.floor(random() * catalogue.items.length)];
  if (!item) throw new Error('the catalogue is empty');
  return item;
}

function quantityBy(random: () => number, { quantityScale }: ItemDocument): number {
  if (quantityScale > 0) return 1 + Math.floor(random() * 3_000);
  return 1_000 * (random() < 0.7 ? 1 : 1 + Math.floor(random() * 5));
}

function decimal(thousandths: number, { quantityScale }: ItemDocument): string {
  const text = String(thousandths).padStart(4, '0');
  return quantityScale > 0 ? `${text.slice(0, -3)}.${text.slice(-3)}` : text.slice(0, -3);
}

function lineOf(item: ItemDocument, thousandths: number): SoldLine {
  return { unitPriceMinor: item.price.minor, thousandths, vatRateBp: item.vatRateBp };
}

function receiptNumber(typeSequence: number): string {
  return `2-${String(typeSequence).padStart(6, '0')}`;
}

/** All sales are of one journal, so its mark tells nothing here. */
function withoutMark(printed: string): string {
  return /\d+-\d{6}(?=-[0-9A-Z]{2}$)/.exec(printed)?.[0] ?? printed;
}

type Rates = [number, RateSums][];

function ratesOf(
  vat: readonly { vatRateBp: number; grossMinor: number; vatMinor: number }[],
): Rates {
  return sorted(
    new Map(
      vat.map(({ vatRateBp, grossMinor, vatMinor }) => [vatRateBp, { grossMinor, vatMinor }]),
    ),
  );
}

function sorted(sums: ReadonlyMap<number, RateSums>): Rates {
  return [...sums].toSorted(([a], [b]) => a - b);
}
