import { expect, test } from 'vitest';
import { portDesk } from './port-desk.ts';

function newDesk() {
  let pairs = 0;
  const given = { host: [] as string[], page: [] as string[] };
  const desk = portDesk<string>({
    nonce: 'n',
    newChannel() {
      pairs += 1;
      return { port1: `${pairs}a`, port2: `${pairs}b` };
    },
    giveToHost: (port) => given.host.push(port),
    giveToPage: (port) => given.page.push(port),
  });
  return { desk, given };
}

test('a page that asks gets one end of a fresh channel, the host the other', () => {
  const { desk, given } = newDesk();
  desk.hostReady();
  expect(given).toEqual({ host: [], page: [] });
  desk.wanted('n');
  desk.wanted('n');
  expect(given).toEqual({ host: ['1a', '2a'], page: ['1b', '2b'] });
});

test('a page that asks too early gets its port when the host serves, and anew after a restart', () => {
  const { desk, given } = newDesk();
  desk.wanted('n');
  expect(given.page).toEqual([]);
  desk.hostReady();
  expect(given.page).toEqual(['1b']);
  desk.hostGone();
  desk.wanted('n');
  expect(given.page).toEqual(['1b']);
  desk.hostReady();
  expect(given.page).toEqual(['1b', '2b']);
});

test('a page that was left gets nothing until it asks again', () => {
  const { desk, given } = newDesk();
  desk.hostReady();
  desk.wanted('n');
  desk.pageLeft();
  desk.hostGone();
  desk.hostReady();
  expect(given.page).toEqual(['1b']);
  desk.wanted('n');
  expect(given.page).toEqual(['1b', '2b']);
});

test.each(['', 'other', null, 7, { nonce: 'n' }])('%j is not the page’s nonce', (nonce) => {
  const { desk, given } = newDesk();
  desk.hostReady();
  desk.wanted(nonce);
  expect(given.page).toEqual([]);
});
