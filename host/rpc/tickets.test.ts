import { expect, test } from 'vitest';
import { createTickets, maxTickets, ticketLifeMs } from './tickets.ts';

const admission = { role: 'page', token: 'the token' } as const;

function newTickets() {
  let nowMs = 0;
  const tickets = createTickets(admission, () => nowMs);
  return {
    tickets,
    pass(ms: number) {
      nowMs += ms;
    },
  };
}

test('a ticket is exchanged for the token once', () => {
  const { tickets } = newTickets();
  tickets.admit('a');
  expect(tickets.redeem('a')).toEqual(admission);
  expect(tickets.redeem('a')).toBeNull();
});

test('a ticket is void after its life', () => {
  const { tickets, pass } = newTickets();
  tickets.admit('early');
  pass(1);
  tickets.admit('late');
  pass(ticketLifeMs - 1);
  expect(tickets.redeem('early')).toBeNull();
  expect(tickets.redeem('late')).toEqual(admission);
});

test.each(['', 'b', 'the token'])('%j is no ticket', (ticket) => {
  const { tickets } = newTickets();
  tickets.admit('a');
  expect(tickets.redeem(ticket)).toBeNull();
  expect(tickets.redeem('a')).toEqual(admission);
});

test('no more tickets live than the bound; the oldest is void first', () => {
  const { tickets } = newTickets();
  for (let n = 0; n <= maxTickets; n += 1) tickets.admit(`ticket ${n}`);
  expect(tickets.redeem('ticket 0')).toBeNull();
  expect(tickets.redeem('ticket 1')).toEqual(admission);
});
