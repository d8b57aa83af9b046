/**
 * Points as they were earned, each lot with its day of expiry. What is spent comes from the lot that
 * expires first; what is not there is owed, and the next points pay it. In every lot
 * `earned = left + spent + expired + back`, and what is owed is less than nothing of no lot.
 */
export interface PointsLot {
  /** The first day on which it is gone; empty for never. */
  expiresOn: string;
  left: number;
  expired: number;
}

/** Points that were spent, by where they came from; of no lot: they were owed. */
export interface Draw {
  lot: PointsLot | null;
  points: number;
}

export interface PointsLots {
  lots: PointsLot[];
  owed: number;
}

export function balanceOf({ lots, owed }: PointsLots): number {
  return lots.reduce((sum, { left }) => sum + left, 0) - owed;
}

export function addPoints(pot: PointsLots, points: number, expiresOn: string): PointsLot {
  const lot = { expiresOn, left: points, expired: 0 };
  const after = pot.lots.findIndex((other) => isLater(other.expiresOn, expiresOn));
  pot.lots.splice(after < 0 ? pot.lots.length : after, 0, lot);
  payOwed(pot);
  return lot;
}

/** Takes points of the lots that expire first. */
export function drawPoints(pot: PointsLots, points: number): Draw[] {
  const draws: Draw[] = [];
  let wanted = points;
  for (const lot of pot.lots) {
    const taken = Math.min(lot.left, wanted);
    if (taken <= 0) continue;
    lot.left -= taken;
    wanted -= taken;
    draws.push({ lot, points: taken });
  }
  if (wanted > 0) {
    pot.owed += wanted;
    draws.push({ lot: null, points: wanted });
  }
  return draws;
}

/** Puts points back where they were drawn, the last drawn first. What has expired there since is gone. Returns how many are gone. */
export function undrawPoints(pot: PointsLots, draws: Draw[], points: number, day: string): number {
  let wanted = points;
  let gone = 0;
  for (const draw of draws.toReversed()) {
    const put = Math.min(draw.points, wanted);
    draw.points -= put;
    wanted -= put;
    if (draw.lot === null) pot.owed -= put;
    else if (isGone(draw.lot, day)) {
      draw.lot.expired += put;
      gone += put;
    } else draw.lot.left += put;
  }
  payOwed(pot);
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
  for (const lot of pot.lots) {
    if (lot.left <= 0 || !isGone(lot, day)) continue;
    gone += lot.left;
    lot.expired += lot.left;
    lot.left = 0;
  }
  return gone;
}

function payOwed(pot: PointsLots): void {
  if (pot.owed <= 0) return;
  const owed = pot.owed;
  pot.owed = 0;
  drawPoints(pot, owed);
}

function isGone({ expiresOn }: PointsLot, day: string): boolean {
  return expiresOn !== '' && expiresOn <= day;
}

function isLater(a: string, b: string): boolean {
  if (a === '' || b === '') return a === '' && b !== '';
  return a > b;
}
