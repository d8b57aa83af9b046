/** `HH:MM`, local. */
interface OpenHours {
  from: string;
  to: string;
}

/** Whether one can go there now, or when next. */
export type Opening =
  | { kind: 'open'; until: string }
  /** `inDays` 0: later today. `weekday`: 0 is Monday. */
  | { kind: 'opens'; at: string; inDays: number; weekday: number }
  /** No opening hours at all. */
  | { kind: 'closed' };

/** Where opening hours of a day end at midnight or after, they are told as `00:00` or an early hour. */
export function openingAt(
  /** From Monday to Sunday. */
  week: readonly (readonly OpenHours[])[],
  /** On the wall of that place: 0 is Monday; `HH:MM`. */
  now: { weekday: number; time: string },
): Opening {
  const open = (week[now.weekday] ?? []).find(
    ({ from, to }) => from <= now.time && now.time < endOf(from, to),
  );
  if (open) return { kind: 'open', until: open.to };
  // Of last evening, past midnight.
  const late = (week[(now.weekday + 6) % 7] ?? []).find(
    ({ from, to }) => to < from && now.time < to,
  );
  if (late) return { kind: 'open', until: late.to };
  for (let inDays = 0; inDays <= 7; inDays += 1) {
    const weekday = (now.weekday + inDays) % 7;
    const [next] = (week[weekday] ?? [])
      .map(({ from }) => from)
      .filter((from) => inDays > 0 || from > now.time)
      .toSorted();
    if (next !== undefined) return { kind: 'opens', at: next, inDays, weekday };
  }
  return { kind: 'closed' };
}

/** Later than any time of the day where it ends on the next one. */
function endOf(from: string, to: string): string {
  return to <= from ? '24:00' : to;
}
