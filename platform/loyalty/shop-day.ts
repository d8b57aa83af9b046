import { placeClock } from '../orders/place-clock.ts';

/** The zone of the shops: one day for all of a customer's points, wherever they buy. */
const shopZone = 'Europe/Paris';

/** The day on the wall of the shops: points expire and tiers begin with it, not with that of UTC. */
export function shopDay(nowMs: number): string {
  return placeClock(nowMs, shopZone).day;
}
