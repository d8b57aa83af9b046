import { expect, it } from 'vitest';
import type { WayToHave } from '../../contract/host/calls/way-calls.ts';
import { insteadOf } from './ways.ts';

const way = (
  fulfilment: WayToHave['fulfilment'],
  placeId: string,
  level: WayToHave['promise']['level'],
  through = '',
): WayToHave => ({
  ...{ fulfilment, placeId, placeName: placeId, methodName: '', feeMinor: 0, holdUntil: '' },
  ...{ promise: { level, from: through, through }, isBrought: false },
});

it('what nobody could promise has the surest other way instead, the soonest of those', () => {
  const sent = way('ship', '', 'on-request');
  const likely = way('pickup', 'near', 'likely', '2026-11-23');
  const late = way('pickup', 'far', 'confirmed', '2026-11-26');
  const soon = way('reserve', 'own', 'confirmed', '2026-11-24');
  const ways = [sent, likely, late, soon];
  // To take it is listed first.
  expect(insteadOf(sent, ways)).toEqual({ way: soon, index: 4 });
  expect(insteadOf(sent, [sent, likely])).toEqual({ way: likely, index: 2 });
  expect(insteadOf(likely, ways)).toBeNull();
  expect(insteadOf(sent, [sent, way('pickup', 'near', 'on-request')])).toBeNull();
});
