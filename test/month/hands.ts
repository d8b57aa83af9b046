import { denominationsOf } from '../../domain/day/denominations.ts';
import type { DenominationCount } from '../../domain/day/money.ts';
import { type Cashier, cashierAt } from '../support/cashier.ts';
import { cashOf, dayAt } from '../support/day-keeper-hands.ts';
import { type MemoryTill, memoryTill } from '../support/memory-till.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { shopItems } from '../support/shop-items.ts';

/** What really lies there, whatever the till thinks: the test knows it from what hands did. */
interface Reality {
  cash: number;
  card: number;
  cheque: number;
  /** The cheques one by one, in the drawer. */
  cheques: { reference: string; amountMinor: number }[];
  /** Cash and cheques in this till's part of the safe, and what went to the bank. */
  safe: { cash: number; cheque: number };
  bank: { cash: number; cheque: number };
}

export type Hands = Awaited<ReturnType<typeof handsAt>>;

/** The people at one till of the store over a month: every act has its effect on the money that is really there. */
export async function handsAt(given: {
  tillNumber: string;
  firstStart: string;
  dayStartsAt: number;
  seed: number;
}) {
  const till: MemoryTill = await memoryTill({
    items: shopItems,
    ...given,
    dayRules: { floatMinor: 15_000 },
  });
  till.actAs('manager');
  const cashier: Cashier = cashierAt(till);
  const day = dayAt(till);
  const random = seededRandom(given.seed);
  const reality: Reality = {
    ...{ cash: 0, card: 0, cheque: 0, cheques: [] },
    ...{ safe: { cash: 0, cheque: 0 }, bank: { cash: 0, cheque: 0 } },
  };
  const giftCards: { number: string; leftMinor: number }[] = [];
  const deposits: { number: string; amountMinor: number }[] = [];
  const done = {
    sales: 0,
    returns: 0,
    exchanges: 0,
    splits: 0,
    discounts: 0,
    deposits: 0,
    cards: 0,
  };

  const upTo = (n: number) => Math.floor(random() * n);
  const due = () => till.sale().basket?.remainingMinor ?? 0;
  const last = () => {
    const sold = till.transactions().at(-1);
    if (!sold) throw new Error('Nothing was sold');
    return sold;
  };

  async function add(): Promise<void> {
    const skus = ['jumper', 'bread', 'meal', 'case', 'lamp', 'book', 'stamp'] as const;
    await cashier.addItem(skus[upTo(skus.length)] ?? 'bread', String(1 + upTo(3)));
    if (upTo(3) === 0) await cashier.addItem('tea', `0.${100 + upTo(900)}`);
  }

  async function payCash(): Promise<void> {
    const dueMinor = due();
    await must(cashier.cash(Math.ceil(dueMinor / 1_000) * 1_000));
    reality.cash += dueMinor;
  }

  async function payCard(amountMinor = due()): Promise<void> {
    await must(cashier.card(amountMinor));
    reality.card += amountMinor;
  }

  async function payAny(): Promise<void> {
    const way = upTo(4);
    if (way === 0) return payCash();
    if (way === 1) {
      const dueMinor = due();
      const reference = `LCL-${String(1_000_000 + upTo(1_000_000))}`;
      await must(cashier.tenderBy('cheque', dueMinor, reference));
      reality.cheque += dueMinor;
      reality.cheques.push({ reference, amountMinor: dueMinor });
      return;
    }
    if (way === 2 && due() > 200) {
      done.splits += 1;
      const part = 1 + upTo(due() - 1);
      await payCard(part);
      return payCash();
    }
    return payCard();
  }

  /** Money goes back the first way that the till offers. */
  async function giveBack(): Promise<void> {
    for (let way = till.sale().basket?.refundWays[0]; way && due() < 0; ) {
      await must(cashier.refund(way.type, way.suggestedMinor));
      if (way.type === 'cash' || way.type === 'card') reality[way.type] -= way.suggestedMinor;
      way = till.sale().basket?.refundWays[0];
    }
  }

  /** A line of an earlier sale that still has something left. */
  async function bringBack(): Promise<boolean> {
    const sales = till.transactions().filter(({ body }) => body.kind === 'sale');
    const sold = sales[upTo(sales.length)];
    const line = sold?.body.lines.find(({ sku }) => sku === 'jumper' || sku === 'book');
    if (!sold || !line) return false;
    const of = { journalId: sold.journal.id, sequence: sold.sequence };
    return (await cashier.giveBack(of, line.number, '1')).ok;
  }

  async function one(): Promise<void> {
    const what = upTo(12);
    if (what === 0 && (await bringBack())) {
      done.returns += 1;
      return giveBack();
    }
    if (what === 1 && (await bringBack())) {
      done.exchanges += 1;
      await cashier.addItem('lamp', '3');
      return due() < 0 ? giveBack() : payAny();
    }
    if (what === 2) {
      done.cards += 1;
      await must(cashier.sellGiftCard(5_000));
      await payCash();
      giftCards.push({ number: last().body.lines[0]?.serialNumber ?? '', leftMinor: 5_000 });
      return;
    }
    if (what === 3) {
      done.deposits += 1;
      await must(cashier.takeDeposit(3_000, { itemCode: 'lamp' }));
      await payCard();
      deposits.push({ number: last().body.lines[0]?.serialNumber ?? '', amountMinor: 3_000 });
      return;
    }
    if (what === 4 && deposits.length > 0) {
      const deposit = deposits.pop();
      await cashier.addItem('lamp');
      if (deposit) await must(cashier.tenderBy('deposit', deposit.amountMinor, deposit.number));
      return payAny();
    }
    if (what === 5) {
      await add();
      await cashier.abandon();
      return;
    }
    await add();
    if (what === 6) {
      done.discounts += 1;
      await must(cashier.discountLine(1, { kind: 'percent', rateBp: 1_500 }));
    }
    if (what === 7) {
      done.discounts += 1;
      await must(cashier.discountBasket({ kind: 'percent', rateBp: 700 }));
    }
    const card = giftCards.at(-1);
    if (what === 8 && card) {
      const takenMinor = Math.min(card.leftMinor, due());
      await must(cashier.tenderBy('gift-card', takenMinor, card.number));
      card.leftMinor -= takenMinor;
      if (card.leftMinor === 0) giftCards.pop();
    }
    done.sales += 1;
    if (due() > 0) await payAny();
  }

  return {
    till,
    day,
    reality,
    done,
    async sell(count: number): Promise<void> {
      for (let n = 0; n < count; n += 1) await one();
    },
    /** A float of 150 € comes out of the safe in the first morning; later the drawer has it. */
    async open(): Promise<void> {
      const first = reality.cash === 0;
      if (first) reality.cash = 15_000;
      await must(day.open(cashOf(reality.cash, inPieces(reality.cash)), first ? 'safe' : 'drawer'));
    },
    async drop(amountMinor: number): Promise<void> {
      if (reality.cash < amountMinor) return;
      await must(day.move('cash-drop', amountMinor));
      reality.cash -= amountMinor;
      reality.safe.cash += amountMinor;
    },
    async payOut(amountMinor: number): Promise<void> {
      if (reality.cash < amountMinor) return;
      await must(day.move('paid-out', amountMinor));
      reality.cash -= amountMinor;
    },
    /** What is really there, counted to the cent, and once more where the till asks for it. */
    async count(
      crash: 'none' | 'after-submit',
      purpose: 'closing' | 'handover' = 'closing',
    ): Promise<string> {
      const countId = await day.begin(purpose);
      const cheques = { pieces: reality.cheques.length, items: reality.cheques };
      const found = [
        cashOf(reality.cash, inPieces(reality.cash)),
        { ...cashOf(reality.card), type: 'card' },
        { ...cashOf(reality.cheque), type: 'cheque', ...cheques },
      ];
      await day.count(countId, found);
      await must(day.submit(countId));
      if (crash === 'after-submit') till.restart();
      const looked = await must(day.validate(countId));
      if (looked.outcome === 'recount') {
        await must(day.submit(countId));
        await must(day.validate(countId));
      }
      return countId;
    },
    /** Counted, from whoever has the drawer to the other one. */
    async handOver(): Promise<void> {
      const countId = await this.count('none', 'handover');
      const holder = till.day().money.current().session?.operatorId;
      const taker = holder === 'op-1' ? 'op-2' : 'op-1';
      await must(day.handOver(taker, countId, { reasonCode: 'change-error' }));
    },
    /** What closing took out of the drawer is in the safe. */
    closed(leftMinor: number): void {
      reality.safe.cash += reality.cash - leftMinor;
      reality.safe.cheque += reality.cheque;
      Object.assign(reality, { cash: leftMinor, card: 0, cheque: 0, cheques: [] });
    },
    /** All cheques, and the cash that is in the safe but for some change. */
    async deposit(): Promise<void> {
      const { listed, sums } = await must(day.papers());
      const items = listed.map(({ reference, amountMinor }) => ({ reference, amountMinor }));
      const chequeMinor = items.reduce((sum, item) => sum + item.amountMinor, 0);
      const cashMinor = Math.max(0, reality.safe.cash - 5_000);
      const cheques = { pieces: items.length, denominations: [], items };
      if (sums.length > 0 || cashMinor + chequeMinor === 0) return;
      await must(
        day.keepWork({
          ...{ kind: 'bank-deposit', pouch: '', isOrdered: false },
          money: [
            { ...cashOf(cashMinor), denominations: [], items: [] },
            { type: 'cheque', amountMinor: chequeMinor, ...cheques },
          ],
        }),
      );
      await must(day.bookWork('bank-deposit'));
      reality.safe.cash -= cashMinor;
      reality.safe.cheque -= chequeMinor;
      reality.bank.cash += cashMinor;
      reality.bank.cheque += chequeMinor;
    },
    /** Until the shop's clock says so; the machine's runs on. */
    waitUntil(time: string): void {
      till.passMinutes((Date.parse(time) - Date.parse(till.context().now())) / 60_000);
    },
  };
}

async function must<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.error.code);
  return given.value;
}

/** As a drawer is: a few large notes, the rest in small ones and coins. */
function inPieces(minor: number): DenominationCount[] {
  let rest = minor;
  const pieces = denominationsOf('EUR')
    .filter(({ form, unitMinor }) => form !== 'roll' && unitMinor <= 5_000)
    .map(({ form, unitMinor }) => {
      const most = Math.floor(rest / unitMinor);
      const count = unitMinor === 1 ? rest : Math.floor(most / 2);
      rest -= count * unitMinor;
      return { form, unitMinor, count };
    });
  return pieces.filter(({ count }) => count > 0);
}
