import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { createTickets, maxTickets, ticketLifeMs } from './tickets.ts';

const admission = { role: 'page', token: 'the token' } as const;
const admitted = ok(admission);
const refused = refuse(fail('NOT_ALLOWED'));

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
  expect(tickets.redeem('a')).toEqual(admitted);
  expect(tickets.redeem('a')).toEqual(refused);
});

test('a ticket is void after its life', () => {
  const { tickets, pass } = newTickets();
  tickets.admit('early');
  pass(1);
  tickets.admit('late');
  pass(ticketLifeMs - 1);
  expect(tickets.redeem('early')).toEqual(refused);
  expect(tickets.redeem('late')).toEqual(admitted);
});

test.each(['', 'b', 'the token'])('%j is no ticket', (ticket) => {
  const { tickets } = newTickets();
  tickets.admit('a');
  expect(tickets.redeem(ticket)).toEqual(refused);
  expect(tickets.redeem('a')).toEqual(admitted);
});

test('no more tickets live than the bound; the oldest is void first', () => {
  const { tickets } = newTickets();
  for (let n = 0; n <= maxTickets; n += 1) tickets.admit(`ticket ${n}`);
  expect(tickets.redeem('ticket 0')).toEqual(refused);
  expect(tickets.redeem('ticket 1')).toEqual(admitted);
});
