import { expect, it } from 'vitest';
import type { WayToHave } from '../../contract/host/calls/way-calls.ts';
import { type GroupChoices, keysOfOptions, optionAt, optionsOfGroup } from './group-options.ts';

const nowhere: GroupChoices = {
  ...{ methods: [], stores: [], instead: [], moreCount: 0, addresses: [], country: 'FR' },
  ...{ holdHours: 48, depositKind: 'acompte', depositRateBp: 3_000 },
};
const surer: WayToHave = {
  ...{
    fulfilment: 'pickup',
    placeId: 's-2',
    placeName: 'Lyon',
    methodName: 'Retrait',
    feeMinor: 0,
  },
  ...{ promise: { level: 'confirmed', from: '', through: '2026-12-01' }, holdUntil: '' },
  isBrought: false,
};

it('has the key of its place, and F8 is that of a surer way where there is one', () => {
  const options = optionsOfGroup({ fulfilment: 'reserve' }, nowhere, null);
  expect(optionAt(1, options, nowhere)).toEqual({ kind: 'hold', hours: 48 });
  expect(optionAt(7, options, nowhere)).toBeNull();
  const choices = { ...nowhere, instead: [surer] };
  expect(optionAt(1, options, choices)).toEqual({ kind: 'hold', hours: 48 });
  expect(optionAt(7, options, choices)).toEqual({ kind: 'instead', way: surer });
  expect([keysOfOptions(nowhere), keysOfOptions(choices)]).toEqual([8, 7]);
});
