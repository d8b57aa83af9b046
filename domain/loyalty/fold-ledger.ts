import { multiplyDivide } from '../money/minor.ts';
import { type EntryPlace, placeText } from '../transaction/entry-place.ts';
import { plusMonths } from './day-months.ts';
import type { Ledger, LedgerFacts, Overdrawn, PointsMovement } from './ledger.ts';
import type { LoyaltyLine, LoyaltyReturn, Purchase } from './loyalty-line.ts';
import { type LoyaltyProgramme, type LoyaltyTerms, termsOn } from './loyalty-programme.ts';
import { nextTier } from './next-tier.ts';
import {
  addPoints,
  balanceOf,
  type Draw,
  drawPoints,
  expirePoints,
  firstLeft,
  noPoints,
  type PointsLot,
  type PointsLots,
  takeBack,
  undrawPoints,
} from './points-lots.ts';
import { earns, type LinePoints, pointsOfPurchase } from './points-of-purchase.ts';
import { pointsSpent, type SpentPoints } from './points-spent.ts';
import { earnedBack, spentBack } from './share-points.ts';
import { createTierMeter, type TierCount, type TierMeter } from './tier-meter.ts';

/**
 * A customer's points and tier on a day, out of all that they bought and gave back. It is a function of
 * the set: whichever till's work arrives first, and however late, it comes out the same. On one day
 * what is earned comes first, then what is spent, then what comes back. A return whose sale is not
 * there changes nothing until it is; clocks differ, and one dated before its sale counts on the day of
 * the sale. What is dated after today counts too, and expires nothing before its time.
 */
export function foldLedger(facts: LedgerFacts, programme: LoyaltyProgramme, today: string): Ledger {
  const work = newWork(facts, programme, today);
  const purchases = inOrder(facts.purchases);
  const purchasesOf = Map.groupBy(purchases, ({ businessDay }) => businessDay);
  const returnsOf = Map.groupBy(
    datedBySale(inOrder(facts.returns), purchases),
    ({ businessDay }) => businessDay,
  );
  const days = new Set([...purchasesOf.keys(), ...returnsOf.keys()]);
  if (facts.opening) days.add(facts.opening.day);
  const terms = termsOn(programme, today);
  // Of the beginning of the day: what is given back on it changes the tier from the next one.
  let tier: string | null = null;
  for (const day of [...days].sort()) {
    if (day >= today) tier ??= tierOn(work, today, terms);
    if (facts.opening?.day === day) open(work, facts.opening);
    const ofDay = { purchases: purchasesOf.get(day) ?? [], returns: returnsOf.get(day) ?? [] };
    passDay(work, day, ofDay);
  }
  tier ??= tierOn(work, today, terms);
  expire(work, today);
  return {
    asOf: today,
    points: balanceOf(work.pot),
    tier,
    nextTier: terms && nextTier(work, terms, { today, tier }),
    nextExpiry: nextExpiry(work.pot),
    hasPurchased: work.hasPurchased,
    birthdayYear: work.birthdayYear,
    movements: work.movements,
    overdrawn: work.overdrawn,
  };
}

interface Work {
  programme: LoyaltyProgramme;
  today: string;
  opening: LedgerFacts['opening'];
  pot: PointsLots;
  /** By their day. */
  counts: TierCount[];
  /** Of the newest terms that were asked for. */
  meter: TierMeter | null;
  sales: Map<string, Sale>;
  movements: PointsMovement[];
  overdrawn: Overdrawn[];
  hasPurchased: boolean;
  birthdayYear: string;
}

/** A purchase that earned or spent, and how much of it has come back. */
interface Sale {
  lot: PointsLot;
  draws: Draw[];
  count: TierCount;
  lines: readonly LoyaltyLine[];
  earned: readonly LinePoints[];
  spent: SpentPoints;
  /** By line, once something came back. */
  backMilli: Map<number, number> | null;
}

interface DayWork {
  purchases: readonly Purchase[];
  returns: readonly LoyaltyReturn[];
}

function newWork({ opening }: LedgerFacts, programme: LoyaltyProgramme, today: string): Work {
  return {
    ...{ programme, today, opening, pot: noPoints(), counts: [], meter: null, sales: new Map() },
    ...{ movements: [], overdrawn: [], hasPurchased: opening !== null, birthdayYear: '' },
  };
}

/** Each on its own day, or on that of its sale where that is later. */
function datedBySale(
  returns: readonly LoyaltyReturn[],
  purchases: readonly Purchase[],
): LoyaltyReturn[] {
  const soldOn = new Map(
    purchases.map(({ place, businessDay }) => [placeText(place), businessDay]),
  );
  return returns.map((back) => {
    const sold = soldOn.get(placeText(back.of)) ?? '';
    return sold > back.businessDay ? { ...back, businessDay: sold } : back;
  });
}

/** What is brought along does not expire: nobody knows when it was earned. */
function open(work: Work, { day, points }: { day: string; points: number }): void {
  if (points >= 0) addPoints(work.pot, points, '');
  else drawPoints(work.pot, -points);
  move(work, { kind: 'opening', businessDay: day, points, of: null, why: null });
}

function passDay(work: Work, day: string, { purchases, returns }: DayWork): void {
  const terms = termsOn(work.programme, day);
  if (terms === null) return;
  expire(work, day);
  const tier = tierOn(work, day, terms);
  const { expiryMonths } = terms;
  const expiresOn = expiryMonths === null ? '' : plusMonths(day, expiryMonths);
  const sales = purchases
    .filter(({ currency }) => currency === work.programme.currency)
    .map((purchase) => ({ purchase, sale: earn(work, purchase, { terms, tier, expiresOn }) }));
  for (const { purchase, sale } of sales) spend(work, purchase, sale);
  for (const back of returns) giveBack(work, back);
}

function earn(
  work: Work,
  purchase: Purchase,
  { terms, tier, expiresOn }: { terms: LoyaltyTerms; tier: string; expiresOn: string },
): Sale {
  const { place, businessDay, lines } = purchase;
  const isPurchase = earns(purchase, terms);
  const customer = { tier, isFirst: isPurchase && !work.hasPurchased };
  work.hasPurchased ||= isPurchase;
  const earned = pointsOfPurchase(purchase, terms, customer);
  let points = 0;
  for (const why of earned) {
    points += why.points;
    if (why.points > 0)
      move(work, {
        kind: 'earned',
        businessDay,
        points: why.points,
        of: { journalId: place.journalId, sequence: place.sequence, line: why.line },
        why,
      });
  }
  const spentMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const count = { businessDay, points, spentMinor };
  work.counts.push(count);
  const sale: Sale = {
    lot: addPoints(work.pot, points, expiresOn),
    draws: [],
    count,
    lines,
    earned,
    spent: pointsSpent(purchase, terms),
    backMilli: null,
  };
  if (sale.spent.rewardIds.some((id) => isBirthday(terms, id)))
    work.birthdayYear = businessDay.slice(0, 4);
  work.sales.set(placeText(place), sale);
  return sale;
}

function spend(work: Work, { place, businessDay }: Purchase, sale: Sale): void {
  const { points, offMinor, ofLines } = sale.spent;
  if (points === 0) return;
  sale.draws = drawPoints(work.pot, points);
  for (const [line, share] of ofLines)
    move(work, { kind: 'spent', businessDay, points: -share, of: { ...place, line }, why: null });
  const lacking = sale.draws.find(({ lot }) => lot === null)?.points ?? 0;
  if (lacking > 0) {
    const amountMinor = multiplyDivide(offMinor, lacking, points);
    work.overdrawn.push({ place, points: lacking, amountMinor });
  }
}

function giveBack(
  work: Work,
  { place, line, businessDay, of, quantityMilli }: LoyaltyReturn,
): void {
  const sale = work.sales.get(placeText(of));
  const sold = sale?.lines.find((each) => each.line === of.line);
  if (!sale || !sold) return;
  sale.backMilli ??= new Map();
  const before = sale.backMilli.get(of.line) ?? 0;
  const after = before + quantityMilli;
  sale.backMilli.set(of.line, after);
  const moreBack = (back: typeof earnedBack, points: number): number =>
    back(points, sold.quantityMilli, after) - back(points, sold.quantityMilli, before);
  const by = { businessDay, of: { ...place, line }, why: null };

  const earned = moreBack(earnedBack, pointsOf(sale.earned, of.line));
  if (earned > 0) {
    move(work, { kind: 'earned-back', points: -earned, ...by });
    const expired = takeBack(work.pot, sale.lot, earned);
    if (expired > 0) move(work, { kind: 'expired', points: expired, ...by });
  }
  const spent = moreBack(spentBack, sale.spent.ofLines.get(of.line) ?? 0);
  if (spent > 0) {
    move(work, { kind: 'spent-back', points: spent, ...by });
    const gone = undrawPoints(work.pot, sale.draws, spent, notAfter(businessDay, work.today));
    if (gone > 0) move(work, { kind: 'expired', points: -gone, ...by });
  }
  sale.count.points -= earned;
  sale.count.spentMinor -= moreBack(earnedBack, sold.amountMinor);
  work.meter?.changed(sale.count);
}

/** What is gone on this day; nothing is before today comes to it. */
function expire(work: Work, of: string): void {
  const day = notAfter(of, work.today);
  const gone = expirePoints(work.pot, day);
  if (gone > 0)
    move(work, { kind: 'expired', businessDay: day, points: -gone, of: null, why: null });
}

/** Days are asked for as they pass. */
function tierOn(work: Work, day: string, terms: LoyaltyTerms | null): string {
  if (terms === null) return '';
  if (work.meter?.terms !== terms) work.meter = createTierMeter(terms, work);
  return work.meter.on(day);
}

function nextExpiry(pot: PointsLots): Ledger['nextExpiry'] {
  const on = firstLeft(pot)?.expiresOn ?? '';
  if (on === '') return null;
  const points = pot.lots.reduce(
    (sum, { left, expiresOn }) => sum + (expiresOn === on ? left : 0),
    0,
  );
  return { on, points };
}

function notAfter(day: string, last: string): string {
  return day < last ? day : last;
}

function pointsOf(earned: readonly LinePoints[], line: number): number {
  return earned.find((each) => each.line === line)?.points ?? 0;
}

function isBirthday({ rewards }: LoyaltyTerms, rewardId: string): boolean {
  return rewards.some(({ id, occasion }) => id === rewardId && occasion === 'birthday');
}

function move({ movements }: Work, movement: PointsMovement): void {
  movements.push(movement);
}

/** By place, and nothing twice. */
function inOrder<T extends { place: EntryPlace; line?: number }>(each: readonly T[]): T[] {
  const once = new Map(each.map((one) => [`${placeText(one.place)}|${one.line ?? 0}`, one]));
  return [...once.values()].sort(
    (a, b) =>
      compare(a.place.journalId, b.place.journalId) ||
      a.place.sequence - b.place.sequence ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}

/** By code unit: the same everywhere, whatever the language of the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
