import { beforeEach, expect, test } from 'vitest';
import { createPairing, pairingLifeMs, wrongBeforeVoid } from './pairing.ts';

let nowMs = 0;
let pairing = createPairing(() => nowMs);
const offer = { name: 'Tablette homme', operatorId: 'op-1' };
const wrong = { ok: false, error: { code: 'TABLET_CODE_WRONG' } };

beforeEach(() => {
  nowMs = 0;
  pairing = createPairing(() => nowMs);
});

test('a code is good once, however it is typed', () => {
  pairing.offer('7K3M9QXT', offer);
  expect(pairing.take('7k3m-9qxt', '10.0.0.9')).toEqual({ ok: true, value: offer });
  expect(pairing.take('7K3M9QXT', '10.0.0.9')).toMatchObject(wrong);
});

test('a code is good for five minutes, and a newer one makes it void', () => {
  pairing.offer('7K3M9QXT', offer);
  nowMs = pairingLifeMs - 1;
  expect(pairing.state()).toEqual({ leftMs: 1, wrong: 0 });
  nowMs = pairingLifeMs;
  expect(pairing.state()).toBeNull();
  expect(pairing.take('7K3M9QXT', '10.0.0.9')).toMatchObject(wrong);
  pairing.offer('AAAABBBB', offer);
  pairing.offer('CCCCDDDD', offer);
  expect(pairing.take('AAAABBBB', '10.0.0.9')).toMatchObject(wrong);
  expect(pairing.take('CCCCDDDD', '10.0.0.9')).toMatchObject({ ok: true });
});

test('who guesses waits longer and longer, and keeps nobody else from pairing', () => {
  pairing.offer('7K3M9QXT', offer);
  for (let n = 0; n < 3; n += 1) expect(pairing.take('0', '10.0.0.66')).toMatchObject(wrong);
  const wait = { error: { code: 'TABLET_CODE_WAIT', details: { seconds: 5 } } };
  expect(pairing.take('7K3M9QXT', '10.0.0.66')).toMatchObject(wait);
  nowMs += 5_000;
  expect(pairing.take('1', '10.0.0.66')).toMatchObject(wrong);
  nowMs += 5_000;
  expect(pairing.take('2', '10.0.0.66')).toMatchObject(wrong);
  expect(pairing.take('3', '10.0.0.66')).toMatchObject({ error: { details: { seconds: 60 } } });
  expect(pairing.state()).toMatchObject({ wrong: 5 });
  expect(pairing.take('7K3M9QXT', '10.0.0.9')).toMatchObject({ ok: true });
});

test('wrong codes from many addresses make the code void', () => {
  pairing.offer('7K3M9QXT', offer);
  for (let n = 0; n < wrongBeforeVoid; n += 1) pairing.take('0', `10.0.1.${n}`);
  expect(pairing.state()).toBeNull();
  expect(pairing.take('7K3M9QXT', '10.0.0.9')).toMatchObject(wrong);
});
