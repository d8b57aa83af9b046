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
    tellPageLost: () => given.page.push('lost'),
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

test('a page that asks too early gets its port when the host serves', () => {
  const { desk, given } = newDesk();
  desk.wanted('n');
  expect(given.page).toEqual([]);
  desk.hostReady();
  expect(given.page).toEqual(['1b']);
});

test('after a restart of the host the page hears that its port is lost, asks, and gets a new one', () => {
  const { desk, given } = newDesk();
  desk.wanted('n');
  desk.hostReady();
  desk.hostGone();
  expect(given.page).toEqual(['1b', 'lost']);
  desk.wanted('n');
  desk.hostGone();
  expect(given.page).toEqual(['1b', 'lost']);
  desk.hostReady();
  expect(given.page).toEqual(['1b', 'lost', '2b']);
});

test('a page that was left hears nothing until it asks again', () => {
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
