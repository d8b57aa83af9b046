/**
 * The calendar day that a moment is traded under: until the hour the shop’s day starts at, by its wall
 * clock, the evening before goes on. On the nights when the clock is changed that hour still comes once.
 * `local` is `YYYY-MM-DDTHH:MM…` on the shop’s wall.
 */
export function tradingDate(local: string, startsAtMinutes: number): string {
  const date = local.slice(0, 10);
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  if (minutes >= startsAtMinutes) return date;
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Minutes after midnight of `HH:MM`. */
export function minutesOfHour(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
