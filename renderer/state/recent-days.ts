const dayMs = 86_400_000;

/** The last days as the shop's wall has them, `YYYY-MM-DD`, today first. */
export function recentDays(nowMs: number, zone: string | undefined, count: number): string[] {
  // Swedish dates are ISO 8601.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(nowMs);
  const noonMs = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: count }, (_, back) =>
    new Date(noonMs - back * dayMs).toISOString().slice(0, 10),
  );
}
