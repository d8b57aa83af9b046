import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { createConnectivity, type LinkState } from './connectivity.ts';

function newLink() {
  const heard: LinkState[] = [];
  let minute = 0;
  const link = createConnectivity({
    now: () => `2026-11-22T09:0${String(minute)}:00.000Z`,
    onChange: (state) => void heard.push(state),
  });
  return { link, heard, pass: () => (minute += 1) };
}
const gone = fail('PLATFORM_UNREACHABLE', { reason: 'ECONNREFUSED' });

test('a till is offline for no reason until the platform has answered', () => {
  expect(newLink().link.state()).toMatchObject({ mode: 'offline', why: null });
});

test('the hour of going offline stays while the reason changes', () => {
  const { link, pass } = newLink();
  link.reached();
  pass();
  link.failed(gone);
  pass();
  link.failed(fail('TILL_REVOKED'));
  expect(link.state()).toEqual({
    mode: 'offline',
    since: '2026-11-22T09:01:00.000Z',
    why: fail('TILL_REVOKED'),
  });
});

test('only a change is told', () => {
  const { link, heard } = newLink();
  for (const act of [link.reached, link.reached]) act();
  for (const why of [gone, gone, gone]) link.failed(why);
  expect(heard.map(({ mode }) => mode)).toEqual(['online', 'offline']);
});
