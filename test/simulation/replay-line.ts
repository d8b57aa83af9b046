import { type OrderPart, type PartStep, stepParts } from '../../domain/order/order-parts.ts';
import { arrivesAt, placeOfStep } from '../../domain/order/step-order.ts';
import type { OrdersLook } from './orders-look.ts';

type Event =
  | { kind: 'step'; atMs: number; step: OrdersLook['steps'][number]; quantityMilli: number }
  | { kind: 'allocation'; atMs: number; allocation: OrdersLook['allocations'][number] };

/**
 * Whether the parts of a line are what its steps and the places found for it make of a line nobody has
 * looked for, in some order of the two that fits their moments; a step that was refused had to be.
 */
export function replayLine(
  line: OrdersLook['lines'][number],
  ofOrder: OrdersLook['steps'],
  allocations: OrdersLook['allocations'],
): boolean {
  const steps = ofOrder.flatMap((step) =>
    step.lines.flatMap(({ line: number, quantityMilli }): Event[] =>
      number === line.line ? [{ kind: 'step', atMs: step.at_ms, step, quantityMilli }] : [],
    ),
  );
  const found = allocations.map(
    (allocation): Event => ({ kind: 'allocation', atMs: allocation.at_ms, allocation }),
  );
  const wanted = textOf(line.parts);
  const first: OrderPart = {
    ...{ part: 1, quantityMilli: line.quantity_milli, state: 'placed', sourceId: '' },
  };
  const goOn = (parts: readonly OrderPart[], nextStep: number, nextFound: number): boolean => {
    const [step, place] = [steps[nextStep], found[nextFound]];
    if (!step && !place) return textOf(parts) === wanted;
    if (place && (!step || place.atMs <= step.atMs)) {
      const after = afterEvent(parts, line, place);
      if (after && goOn(after, nextStep, nextFound + 1)) return true;
    }
    if (step && (!place || step.atMs <= place.atMs)) {
      const after = afterEvent(parts, line, step);
      if (after && goOn(after, nextStep + 1, nextFound)) return true;
    }
    return false;
  };
  return goOn([first], 0, 0);
}

/** Null where it can't have happened then. */
function afterEvent(
  parts: readonly OrderPart[],
  { fulfilment, to_place: toPlace }: OrdersLook['lines'][number],
  event: Event,
): readonly OrderPart[] | null {
  if (event.kind === 'step') {
    const { kind, place_id: placeId, refused } = event.step;
    const at = { kind, placeId, toPlace };
    const stepped = stepParts(parts, fulfilment, {
      ...{ kind, placeId: placeOfStep(at), arrivesAt: arrivesAt(at) },
      quantityMilli: event.quantityMilli,
    });
    if (stepped.ok) return stepped.value;
    return refused.split(' ').includes(stepped.error.code) ? parts : null;
  }
  const { parts: sources, quantity_milli: quantityMilli } = event.allocation;
  const decided: PartStep[] =
    sources.length > 0
      ? sources.map((source) => ({ ...source, kind: 'allocated', placeId: '' }))
      : [{ kind: 'unfillable', quantityMilli, placeId: '' }];
  let now = parts;
  for (const step of decided) {
    const done = stepParts(now, fulfilment, step);
    if (!done.ok) return null;
    now = done.value;
  }
  return now;
}

function textOf(parts: readonly OrderPart[]): string {
  return parts
    .toSorted((a, b) => a.part - b.part)
    .map(({ part, quantityMilli, state, sourceId }) =>
      [part, quantityMilli, state, sourceId].join(' '),
    )
    .join('|');
}
