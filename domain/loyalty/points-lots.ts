/**
 * Points as they were earned, each lot with its day of expiry. What is spent comes from the lot that
 * expires first; what is not there is owed, and the next points pay it. In every lot
 * `earned = left + spent + expired + back`. While anything is owed nothing is left of any lot.
 */
export interface PointsLot {
  /** The first day on which it is gone; empty for never. */
  expiresOn: string;
  left: number;
  expired: number;
}

/** Points that were spent, by where they came from; of no lot: they are still owed. */
export interface Draw {
  lot: PointsLot | null;
  points: number;
}

export interface PointsLots {
  /** What expires first comes first. */
  lots: PointsLot[];
  /** Nothing is left of the lots before this one. */
  from: number;
  /** The oldest first; one that came back since is of 0 points. */
  debts: Debt[];
}

/** What is owed, among the draws it is one of: who pays it is drawn instead. */
interface Debt {
  owed: Draw;
  draws: Draw[];
}

export function noPoints(): PointsLots {
  return { lots: [], from: 0, debts: [] };
}

export function balanceOf({ lots, debts }: PointsLots): number {
  const left = lots.reduce((sum, lot) => sum + lot.left, 0);
  return debts.reduce((sum, { owed }) => sum - owed.points, left);
}

export function addPoints(pot: PointsLots, points: number, expiresOn: string): PointsLot {
  const lot = { expiresOn, left: points, expired: 0 };
  // Mostly the newest expires last.
  let at = pot.lots.length;
  while (at > 0 && isLater(pot.lots[at - 1]?.expiresOn ?? '', expiresOn)) at -= 1;
  if (at === pot.lots.length) pot.lots.push(lot);
  else pot.lots.splice(at, 0, lot);
  pot.from = Math.min(pot.from, at);
  payDebts(pot);
  return lot;
}

/** Takes points of the lots that expire first. */
export function drawPoints(pot: PointsLots, points: number): Draw[] {
  const draws: Draw[] = [];
  let wanted = points;
  for (let lot = firstLeft(pot); lot && wanted > 0; lot = firstLeft(pot)) {
    const taken = Math.min(lot.left, wanted);
    lot.left -= taken;
    wanted -= taken;
    draws.push({ lot, points: taken });
  }
  if (wanted > 0) {
    const owed = { lot: null, points: wanted };
    draws.push(owed);
    pot.debts.push({ owed, draws });
  }
  return draws;
}

/**
 * Puts points back where they were drawn, the last drawn first; what was owed and paid since, to the lot
 * that paid it. What has expired there since is gone. Returns how many are gone.
 */
export function undrawPoints(pot: PointsLots, draws: Draw[], points: number, day: string): number {
  let wanted = points;
  let gone = 0;
  for (const draw of draws.toReversed()) {
    const put = Math.min(draw.points, wanted);
    draw.points -= put;
    wanted -= put;
    if (draw.lot === null) continue;
    if (isGone(draw.lot, day)) {
      draw.lot.expired += put;
      gone += put;
    } else {
      draw.lot.left += put;
      pot.from = Math.min(pot.from, firstOf(pot, draw.lot.expiresOn));
    }
  }
  payDebts(pot);
  return gone;
}

/**
 * Takes back what a purchase earned: of its lot, then of what is there, then owed. What expired of the
 * lot is not taken a second time: returns how much of it that is.
 */
export function takeBack(pot: PointsLots, lot: PointsLot, points: number): number {
  const own = Math.min(lot.left, points);
  lot.left -= own;
  const ofExpired = Math.min(lot.expired, points - own);
  lot.expired -= ofExpired;
  drawPoints(pot, points - own - ofExpired);
  return ofExpired;
}

/** Ends the lots that are gone on this day; returns their points. */
export function expirePoints(pot: PointsLots, day: string): number {
  let gone = 0;
  for (let lot = firstLeft(pot); lot && isGone(lot, day); lot = firstLeft(pot)) {
    gone += lot.left;
    lot.expired += lot.left;
    lot.left = 0;
  }
  return gone;
}

/** The lot that the next points are drawn from; undefined when nothing is left. */
export function firstLeft(pot: PointsLots): PointsLot | undefined {
  while ((pot.lots[pot.from]?.left ?? 1) <= 0) pot.from += 1;
  return pot.lots[pot.from];
}

function payDebts(pot: PointsLots): void {
  for (let debt = pot.debts[0]; debt; debt = pot.debts[0]) {
    const { owed, draws } = debt;
    const lot = owed.points > 0 ? firstLeft(pot) : undefined;
    if (owed.points > 0 && !lot) return;
    if (lot) {
      const paid = Math.min(lot.left, owed.points);
      lot.left -= paid;
      owed.points -= paid;
      draws.splice(draws.indexOf(owed), 0, { lot, points: paid });
    }
    if (owed.points === 0) pot.debts.shift();
  }
}

/** Where the lots begin that expire on this day. */
function firstOf({ lots }: PointsLots, expiresOn: string): number {
  let low = 0;
  let high = lots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLater(expiresOn, lots[middle]?.expiresOn ?? '')) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isGone({ expiresOn }: PointsLot, day: string): boolean {
  return expiresOn !== '' && expiresOn <= day;
}

function isLater(a: string, b: string): boolean {
  if (a === '' || b === '') return a === '' && b !== '';
  return a > b;
}
