import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import type { WantedRight } from '../../domain/operator/wanted-right.ts';
import { defaultReasons } from '../../domain/pricing/discount-reasons.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { hashBadge, hashPin, openPinCostLog2 } from '../../platform/operators/hash-pin.ts';
import { sampleOperator, tillPage } from '../../test/conformance/sample-documents.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { ensureSchema } from '../journal/schema/ensure-schema.ts';
import { createPersonCheck } from '../operators/check-person.ts';
import { sealedPage } from '../operators/pepper.ts';
import { createPinTries, sqliteTries } from '../operators/pin-tries.ts';
import { openSql, type SqlDatabase } from '../store/driver.ts';
import { type ApprovalDesk, createApprovalDesk } from './approval-desk.ts';
import { createApprove } from './approve.ts';

const pepper = randomBytes(32);
const badgeOf = (body: string) => writeOwnCode('operator', body);
const karimBadge = 'ABCDEFGH01234567';
const operator = (id: string, role: OperatorDocument['role'], pin: string, badge = '') => ({
  ...sampleOperator(id),
  ...{
    role,
    pin: hashPin(pin, randomBytes(16), openPinCostLog2),
    badge: badge && hashBadge(badge),
  },
});
const people = sealed([
  operator('op-ines', 'cashier', '111111'),
  operator('op-theo', 'associate', '111111'),
  operator('op-karim', 'manager', '222222', karimBadge),
  operator('op-short', 'manager', '4711'),
]);

const seat = 'till';
const command = 'A'.repeat(43);
const wanted: WantedRight = {
  action: 'line-discount',
  basketId: '',
  asked: { offMinor: 3_000, fullMinor: 10_000, currency: 'EUR' },
  limit: { upToRateBp: 1_000, upToMinor: null },
};

let sql: SqlDatabase;
let desk: ApprovalDesk;
let nowMs: number;
let present: string;
let entries: EntryDraft[];
let isBadgeEnough: boolean;
let approve: ReturnType<typeof createApprove>;

beforeEach(() => {
  sql = openSql(':memory:');
  ensureSchema(sql);
  nowMs = 0;
  present = 'op-ines';
  entries = [];
  isBadgeEnough = false;
  approve = start();
  ask();
});

function sealed(operators: readonly OperatorDocument[]): OperatorDocument[] {
  const changes = operators.map((document) => ({ collection: 'operators' as const, document }));
  return sealedPage(tillPage(1, changes), pepper).changes.flatMap((change) =>
    change.collection === 'operators' && !('erased' in change) ? [change.document] : [],
  );
}

/** A start of the host on the same file. */
function start() {
  desk = createApprovalDesk(
    () => nowMs,
    () => 'token',
  );
  return createApprove({
    desk,
    check: createPersonCheck({
      operators: () => people,
      pepper,
      tries: createPinTries(sqliteTries(sql), () => nowMs),
      queue: createCommandQueue(),
      isBadgeEnough: () => isBadgeEnough,
      append: (drafts) => void entries.push(...drafts),
    }),
    operators: () => people,
    operatorAt: () => people.find(({ id }) => id === present) ?? null,
    rules: () => ({
      permissions: defaultPermissions,
      reasons: defaultReasons,
      signOnHint: null,
    }),
  });
}

function ask(changes: Partial<WantedRight> = {}, requestedById = present): void {
  desk.ask({
    ...{ command: 'discountLine', commandHash: command, seat, requestedById },
    wanted: { ...wanted, ...changes },
  });
}

const byPin = (operatorId: string, pin: string) =>
  approve.approve({ seat, command, operatorId, pin });
const given = (approverId: string) => ({ ok: true, value: { approverId, token: 'token' } });
const refusal = (code: string, details: object = {}) => ({
  ok: false,
  error: { code, details: expect.objectContaining(details) },
});

it('names who could: by the amount, and never who asks', () => {
  const names = () => {
    const answer = approve.askApproval({ seat, command });
    return answer.ok ? answer.value.approvers.map(({ id }) => id) : answer.error.code;
  };
  expect(names()).toEqual(['op-karim', 'op-short']);
  ask({ asked: { offMinor: 2_000, fullMinor: 10_000, currency: 'EUR' } });
  expect(names()).toEqual(['op-theo', 'op-karim', 'op-short']);
  present = 'op-karim';
  ask();
  expect(names()).toEqual(['op-short']);
  present = 'op-theo';
  expect(names()).toBe('APPROVAL_GONE');
});

it('a right PIN of who may gives it, once', async () => {
  expect(await byPin('op-karim', '222222')).toEqual(given('op-karim'));
  expect(await byPin('op-karim', '222222')).toMatchObject(refusal('APPROVAL_GONE'));
  const asked = { commandHash: command, seat, requestedById: 'op-ines' };
  expect(desk.approval('token', asked)).toMatchObject({ how: 'pin', approver: { id: 'op-karim' } });
});

it('nobody approves what they ask for, nor what they may not do themselves', async () => {
  expect(await byPin('op-ines', '111111')).toMatchObject(refusal('APPROVAL_OWN'));
  expect(await byPin('op-theo', '111111')).toMatchObject(
    refusal('APPROVAL_BEYOND', { role: 'manager' }),
  );
  present = 'op-karim';
  ask();
  expect(await byPin('op-karim', '222222')).toMatchObject(refusal('APPROVAL_OWN'));
});

it('a manager with four digits can not approve and is told, at the cost of no try', async () => {
  for (let n = 0; n < 6; n += 1) {
    expect(await byPin('op-short', '4711')).toMatchObject(
      refusal('APPROVAL_PIN_SHORT', { digits: 6 }),
    );
  }
  expect(await byPin('op-karim', '2222')).toMatchObject(refusal('APPROVAL_PIN_SHORT'));
});

it('wrong PINs are counted with those of the sign-on, over restarts, and journalled from the fifth', async () => {
  for (let n = 0; n < 5; n += 1) {
    nowMs += 60_000;
    await byPin('op-karim', '999999');
  }
  expect(entries).toMatchObject([
    {
      operatorId: '',
      body: { event: 'approval-refused', details: { seat, triedOperatorId: 'op-karim' } },
    },
  ]);
  approve = start();
  ask();
  expect(await byPin('op-karim', '222222')).toMatchObject(refusal('PIN_LOCKED'));
});

it('a badge says who it is and their PIN is asked for; where badges are enough it gives it', async () => {
  const badge = badgeOf(karimBadge);
  const byBadge = () => approve.approve({ seat, command, badge });
  expect(await byBadge()).toEqual({ ok: true, value: { approverId: 'op-karim', token: '' } });
  isBadgeEnough = true;
  expect(await byBadge()).toEqual(given('op-karim'));
  ask();
  const unknown = badgeOf('ZZZZZZZZ01234567');
  expect(await approve.approve({ seat, command, badge: unknown })).toMatchObject(
    refusal('BADGE_UNKNOWN'),
  );
});

it('a question is forgotten after ten minutes, and when another is asked', async () => {
  nowMs += 10 * 60_000;
  expect(await byPin('op-karim', '222222')).toMatchObject(refusal('APPROVAL_GONE'));
  desk.ask({
    ...{ command: 'discountLine', commandHash: 'B'.repeat(43), seat, requestedById: present },
    wanted,
  });
  expect(await byPin('op-karim', '222222')).toMatchObject(refusal('APPROVAL_GONE'));
});

it('keeps no more questions than seats there could be', () => {
  for (let n = 0; n < 40; n += 1) {
    desk.ask({
      ...{ command: 'x', commandHash: command, seat: `tablet-${n}`, requestedById: 'op-ines' },
      wanted,
    });
  }
  expect(desk.question(seat, command)).toBeNull();
  expect(desk.question('tablet-8', command)).not.toBeNull();
  expect(desk.question('tablet-7', command)).toBeNull();
});
