import { assert } from '../assert.ts';
import type { Basket } from './basket.ts';
import type { BasketGroup } from './basket-group.ts';
import { changeLine, lineOf } from './basket-lines.ts';
import type { BasketStep } from './basket-step.ts';

/** The line, or so much of it as a line of its own, with another group. */
export function fulfilled(
  basket: Basket,
  step: BasketStep,
  body: Extract<BasketStep['body'], { kind: 'line-fulfilled' }>,
): Basket {
  const { lineNumber, group, set, split } = body;
  const grouped = set ? withGroup(basket, set) : basket;
  const of = grouped.groups.find(({ number }) => number === group);
  const leaving = { group, fulfilment: of?.fulfilment ?? ('take' as const) };
  if (!split) {
    return { ...grouped, lines: changeLine(grouped, step, lineNumber, () => leaving) };
  }
  const whole = lineOf(grouped, lineNumber);
  assert(whole !== null, 'A line that is divided is there');
  const { quantity } = split;
  const rest = changeLine(grouped, step, lineNumber, (line) => ({
    quantity: { ...quantity, value: line.quantity.value - quantity.value },
  }));
  const part = { ...whole, ...leaving, number: split.lineNumber, quantity };
  return {
    ...grouped,
    lines: rest.flatMap((line) =>
      line.number === lineNumber ? [line, { ...part, touchedAtStep: step.number }] : [line],
    ),
    lastLineNumber: Math.max(grouped.lastLineNumber, split.lineNumber),
  };
}

/** A new group, or the one of its number as it is now; its lines leave as it does. */
export function withGroup(basket: Basket, group: BasketGroup): Basket {
  const { number, fulfilment, feeLine } = group;
  const others = basket.groups.filter((each) => each.number !== number);
  return {
    ...basket,
    groups: [...others, group].toSorted((a, b) => a.number - b.number),
    lines: basket.lines.map((line) => (line.group === number ? { ...line, fulfilment } : line)),
    lastLineNumber: Math.max(basket.lastLineNumber, feeLine),
  };
}
