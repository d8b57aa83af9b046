// What the customer's display shows of a sale, and the consents that are answered on it.
import { beforeEach, describe, expect, it } from 'vitest';
import { displaySnapshot } from '../../contract/host/display-shapes.ts';
import { readInvitation } from '../../domain/customer/invitation.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { loyaltyPage } from '../../test/support/loyalty/loyalty-page.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { until } from '../../test/support/until.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { systemRandom } from '../system-clock.ts';
import { createDisplayDoor, ticketLifeMs } from './display-door.ts';
import { createInvitations } from './invitations.ts';
import { type Displays, openDisplays } from './open-displays.ts';

const seat = 'till';
const customerId = 'customer-0000000000001';
const allPurposes = [
  { purpose: 'email' as const, isGiven: true },
  { purpose: 'sms' as const, isGiven: false },
  { purpose: 'profiling' as const, isGiven: false },
];

let till: MemoryTill;
let cashier: Cashier;
let displays: Displays;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems, newId: systemRandom.id });
  await till.documents.applyPage(loyaltyPage({}));
  cashier = cashierAt(till);
  displays = openDisplays({
    ...{ day: till.day(), views: till.views(), language: () => 'fr' },
    commands: createCommandQueue(),
    invitations: createInvitations({
      codes: () => till.context().codes,
      newId: systemRandom.id,
      nowMs: () => Date.parse('2026-11-22T08:00:00Z'),
      page: () => 'https://moi.example.fr/',
      claimDays: () => 14,
    }),
    onFailed(error) {
      throw error;
    },
  });
});

const snapshot = () => displaySnapshot.parse(shown().current());
const shown = () => displays.shown(seat, { isDisplay: true });
const desk = () => displays.desk(seat).current();

describe('the customer’s display', () => {
  it('shows the lines, the total and the points as they come, and nothing of who it is but a first name', async () => {
    expect(snapshot().shows).toEqual({ kind: 'idle' });
    await cashier.scan('jumper');
    await cashier.setCustomer(customerId);
    await until(() => {
      const { shows } = snapshot();
      return shows.kind === 'basket' && shows.earnsPoints !== null;
    });
    expect(snapshot().shows).toMatchObject({
      ...{ kind: 'basket', totalMinor: 7_990, articleCount: 1, earnsPoints: 79 },
      lines: [{ grossMinor: 7_990 }],
    });
    const { lastName, phone, email, postcode } = sampleCustomer(customerId);
    const told = JSON.stringify(snapshot());
    for (const personal of [lastName, phone, email, postcode, customerId])
      expect(told).not.toContain(personal);
    await cashier.card(7_990);
    await until(() => {
      const { shows } = snapshot();
      return shows.kind === 'paid' && shows.points !== null;
    });
    expect(snapshot().shows).toMatchObject({
      ...{ kind: 'paid', totalMinor: 7_990, changeMinor: 0 },
      points: { earned: 79, balance: 399 },
    });
  });

  it('asks for consents that are then signed as said on the display, once', async () => {
    await cashier.scan('jumper');
    await cashier.setCustomer(customerId);
    expect(displays.askConsents({ seat, customerId })).toMatchObject({
      error: { code: 'DISPLAY_SHUT' },
    });
    const close = shown().subscribe(() => undefined);
    const asked = displays.askConsents({ seat, customerId });
    if (!asked.ok) throw new Error(asked.error.code);
    const { askId } = asked.value;
    expect(snapshot().shows).toMatchObject({ kind: 'asks', askId });
    const said = { seat, askId, language: 'en' as const, consents: allPurposes };
    expect(await displays.answer(said)).toMatchObject({ ok: true });
    expect(await displays.answer(said)).toMatchObject({ ok: true });
    const told = till.entries().filter(({ type }) => type === 'customer');
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toMatchObject({
      act: 'changed',
      consents: [
        { purpose: 'email', isGiven: true, language: 'en', how: 'display' },
        { purpose: 'sms', isGiven: false },
        { purpose: 'profiling', isGiven: false },
      ],
    });
    expect(desk()).toMatchObject({ openCount: 1, ask: { state: 'answered' } });
    expect(snapshot().shows).toMatchObject({ kind: 'basket' });
    close();
    expect(desk().openCount).toBe(0);
  });

  it('a question is over with its customer, and no answer to it is written', async () => {
    await cashier.scan('jumper');
    await cashier.setCustomer(customerId);
    shown().subscribe(() => undefined);
    const asked = displays.askConsents({ seat, customerId });
    const askId = asked.ok ? asked.value.askId : '';
    await cashier.setCustomer('');
    expect(snapshot().shows).toMatchObject({ kind: 'basket' });
    const said = { seat, askId, language: 'fr' as const, consents: allPurposes };
    expect(await displays.answer(said)).toMatchObject({ error: { code: 'ASK_OVER' } });
    expect(till.entries().some(({ type }) => type === 'customer')).toBe(false);
    await cashier.setCustomer(customerId);
    expect(snapshot().shows).toMatchObject({ kind: 'basket' });
    expect(desk()).toMatchObject({ ask: { state: 'ended' } });
  });
});

describe('a customer’s own telephone', () => {
  const invited = () => {
    const { shows } = snapshot();
    const address = 'address' in shows ? shows.address : '';
    const [page, code = ''] = address.split('/c/');
    const read = till.context().codes.read(code);
    return read.ok ? { page, ...readInvitation(read.value.payload) } : null;
  };

  it('is invited by a code that the till signs without a network, and who fills the form is the basket’s customer by themselves', async () => {
    await cashier.scan('jumper');
    const first = invited();
    expect(first).toMatchObject({ page: 'https://moi.example.fr', of: null });
    await cashier.scan('bread');
    expect(invited()).toEqual(first);
    const document = sampleCustomer(first?.customerId ?? '');
    await till.documents.applyPage(tillPage(9, [{ collection: 'customers', document }]));
    await until(() => till.sale().basket?.customer?.id === document.id);
    expect(invited()).toBeNull();
    // Whom the cashier takes off again stays off, whatever is heard of them.
    await cashier.setCustomer('');
    const richer = { ...document, points: document.points + 1 };
    await till.documents.applyPage(tillPage(10, [{ collection: 'customers', document: richer }]));
    expect(till.sale().basket?.customer).toBeNull();
  });

  it('a sale that was paid without a name is claimed by its own code, for some days; one with a name by none', async () => {
    await cashier.scan('jumper');
    const first = invited();
    await cashier.card(7_990);
    await until(() => invited() !== null);
    const [sale] = till.transactions();
    expect(invited()).toMatchObject({
      customerId: first?.customerId,
      expiresMs: Date.parse('2026-12-06T08:00:00Z'),
      of: { journalId: sale?.journal.id, sequence: sale?.sequence },
    });
    expect(displays.desk(seat).current().address).toContain('/c/CPTI');
    await cashier.scan('jumper');
    await cashier.setCustomer(customerId);
    await cashier.card(7_990);
    expect(snapshot().shows).toMatchObject({ kind: 'paid', address: '' });
  });
});

describe('who is let in as a display', () => {
  let nowMs = 0;
  const door = (shellRun = 'run-1') =>
    createDisplayDoor({
      ...{ secret: new Uint8Array(32).fill(3), shellRun, newTicket: () => 'ticket' },
      monotonicMs: () => nowMs,
    });

  it('a ticket is good once and soon, and its token for that seat and that run alone', () => {
    const first = door();
    first.offer(seat);
    const admitted = first.redeem('ticket');
    if (!admitted.ok) throw new Error(admitted.error.code);
    const { token } = admitted.value;
    expect(admitted.value).toMatchObject({ role: 'display', seat });
    expect(first.redeem('ticket').ok).toBe(false);
    // After the host died: nothing was kept, and the same display comes back.
    expect(door().authenticate(token)).toEqual({ role: 'display', seat });
    expect(door('run-2').authenticate(token)).toBeNull();
    expect(door().authenticate(token.replace('till.', 'tablet-1.'))).toBeNull();
    expect(door().authenticate('till.')).toBeNull();
    first.offer(seat);
    nowMs += ticketLifeMs;
    expect(first.redeem('ticket').ok).toBe(false);
  });
});
