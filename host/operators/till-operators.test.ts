import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingDocument } from '../../contract/document/setting.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { defaultReasons } from '../../domain/pricing/discount-reasons.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { hashBadge, hashPin, openPinCostLog2 } from '../../platform/operators/hash-pin.ts';
import { sampleOperator, tillPage } from '../../test/conformance/sample-documents.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { ensureSchema } from '../journal/schema/ensure-schema.ts';
import type { SettingKey } from '../settings/setting-keys.ts';
import { openSql, type SqlDatabase } from '../store/driver.ts';
import { memoryDocuments } from '../store/memory-documents.ts';
import { sealedPage } from './pepper.ts';
import { sqliteTries } from './pin-tries.ts';
import { sqliteSeats } from './seat-store.ts';
import { openTillOperators, type TillOperators } from './till-operators.ts';

const pepper = randomBytes(32);
const badgeBody = 'ABCDEFGH01234567';
const ines = {
  ...sampleOperator('op-ines'),
  pin: hashPin('1111', randomBytes(16), openPinCostLog2),
};
const karim = {
  ...sampleOperator('op-karim', 'Karim B.'),
  role: 'manager' as const,
  language: 'en' as const,
  pin: hashPin('222222', randomBytes(16), openPinCostLog2),
  badge: hashBadge(badgeBody),
};
const gone = { ...sampleOperator('op-gone'), pin: ines.pin, isActive: false };

let sql: SqlDatabase;
let documents: ReturnType<typeof memoryDocuments>;
let timers: ReturnType<typeof manualTimers>;
let nowMs: number;
let entries: { event: string; operatorId: string; how: unknown }[];
let settings: Map<SettingKey, string>;
let queue: ReturnType<typeof createCommandQueue>;
let till: TillOperators;
/** What the till's log says. */
let failures: unknown[];
let isDiskFull: boolean;

afterEach(() => expect(failures.splice(0)).toEqual([]));

beforeEach(async () => {
  sql = openSql(':memory:');
  ensureSchema(sql);
  documents = memoryDocuments();
  await feed([ines, karim, gone]);
  timers = manualTimers();
  nowMs = 0;
  entries = [];
  failures = [];
  isDiskFull = false;
  settings = new Map([['operators.lock-after', '300']]);
  till = await start('run-1');
});

async function feed(operators: readonly ReturnType<typeof sampleOperator>[]): Promise<void> {
  const changes = operators.map((document) => ({ collection: 'operators' as const, document }));
  await documents.applyPage(sealedPage(tillPage(1, changes), pepper));
}

function start(shellRun: string): Promise<TillOperators> {
  queue = createCommandQueue();
  return openTillOperators({
    documents,
    settings: {
      get: (key) => settings.get(key) ?? '',
      all: () => [],
      set: () => {
        throw new Error('not set here');
      },
      onChange: () => undefined,
    },
    pepper,
    tries: sqliteTries(sql),
    seats: sqliteSeats(sql),
    shellRun,
    language: 'fr',
    append(drafts) {
      if (isDiskFull) throw new FailureError(fail('DISK_FULL'));
      entries.push(...drafts.map(told));
    },
    queue,
    timers,
    monotonicMs: () => nowMs,
    onChanged: () => undefined,
    onFailed: (error) => void failures.push(error),
  });
}

function told(draft: EntryDraft) {
  if (draft.type !== 'event') throw new Error('only events');
  const { event, details } = draft.body;
  return { event, operatorId: draft.operatorId, how: details.how };
}

async function pass(ms: number): Promise<void> {
  nowMs += ms;
  timers.pass(ms);
  await queue.settled();
}

const signOn = (operatorId: string, pin: string, at = till) =>
  at.signOn({ seat: 'till', operatorId, pin });
const here = (at = till) => at.snapshot('till').operator?.id ?? null;
const refusal = (code: string, details: object = {}) => ({
  ok: false,
  error: { code, details: expect.objectContaining(details) },
});

describe('a person', () => {
  it('signs on with their PIN, in their language, and may act only then', async () => {
    expect(till.mayAct('page', 'till')).toMatchObject(refusal('SIGN_ON_FIRST'));
    expect(till.operator('till')).toBeNull();
    expect(await signOn('op-karim', '222222')).toMatchObject({ ok: true });
    expect(till.mayAct('page', 'till')).toMatchObject({ ok: true });
    expect(till.snapshot('till')).toMatchObject({
      language: 'en',
      operator: { id: 'op-karim', role: 'manager' },
    });
    expect(till.snapshot('tablet-1').operator).toBeNull();
    expect(entries).toEqual([{ event: 'signed-on', operatorId: 'op-karim', how: 'pin' }]);
  });

  it('with a wrong PIN stays out and is told how many tries are left', async () => {
    expect(await signOn('op-ines', '1112')).toMatchObject(refusal('PIN_WRONG', { left: 4 }));
    expect(await signOn('op-ines', '222222')).toMatchObject(refusal('PIN_WRONG', { left: 3 }));
    expect(here()).toBeNull();
    expect(entries).toEqual([]);
  });

  it('is locked out after five, also by a right PIN, also after a restart; others are not', async () => {
    for (let n = 0; n < 5; n += 1) {
      await signOn('op-ines', '9999');
      if (n < 4) await pass(15_000);
    }
    expect(entries.map(({ event }) => event)).toEqual(['sign-on-refused']);
    expect(await signOn('op-ines', '1111')).toMatchObject(refusal('PIN_LOCKED', { minutes: 5 }));
    await pass(200_000);
    till = await start('run-2');
    expect(await signOn('op-ines', '1111')).toMatchObject(refusal('PIN_LOCKED', { minutes: 5 }));
    expect(await signOn('op-karim', '222222')).toMatchObject({ ok: true });
    await pass(300_000);
    expect(await signOn('op-ines', '1111')).toMatchObject({ ok: true });
  });

  it('tries sent at once are counted one by one', async () => {
    const answers = await Promise.all(
      ['1', '2', '3', '4', '5', '6', '7'].map((digit) => signOn('op-ines', digit.repeat(4))),
    );
    const codes = answers.map((answer) => (answer.ok ? 'in' : answer.error.code));
    expect(codes.filter((code) => code === 'PIN_WRONG').length).toBeLessThanOrEqual(3);
    expect(codes).toContain('PIN_WAIT');
  });

  it('who left, or has no PIN, or one of another till’s pepper, does not get in', async () => {
    expect(await signOn('op-gone', '1111')).toMatchObject(refusal('OPERATOR_UNKNOWN'));
    await feed([sampleOperator('op-ines'), { ...karim, sealedBy: 'another' }]);
    await pass(0);
    expect(await signOn('op-ines', '1111')).toMatchObject(refusal('PIN_NONE'));
    expect(await signOn('op-karim', '222222')).toMatchObject(refusal('PIN_NONE'));
  });

  it('who is taken out by a feed while signed on acts no more', async () => {
    await signOn('op-ines', '1111');
    await feed([{ ...ines, isActive: false }]);
    await pass(0);
    expect(till.mayAct('page', 'till')).toMatchObject(refusal('SIGN_ON_FIRST'));
  });
});

describe('a badge', () => {
  const badge = writeOwnCode('operator', badgeBody);

  it('says who it is, and their PIN is asked for', async () => {
    expect(await till.signOn({ seat: 'till', badge })).toMatchObject({
      ok: true,
      value: { operatorId: 'op-karim', isSignedOn: false },
    });
    expect(here()).toBeNull();
  });

  it('is enough by itself where the shop says so', async () => {
    settings.set('operators.badge', 'alone');
    expect(await till.signOn({ seat: 'till', badge })).toMatchObject({ ok: true });
    expect(entries).toEqual([{ event: 'signed-on', operatorId: 'op-karim', how: 'badge' }]);
  });

  it('that is tried out is made to wait, at every seat and after a restart; a PIN still gets in', async () => {
    settings.set('operators.badge', 'alone');
    const guess = writeOwnCode('operator', '1234567890123456');
    for (let n = 0; n < 5; n += 1) {
      expect(await till.signOn({ seat: `tablet-${n}`, badge: guess })).toMatchObject(
        refusal('BADGE_UNKNOWN'),
      );
      if (n < 4) await pass(15_000);
    }
    expect(entries.map(({ event }) => event)).toEqual(['sign-on-refused']);
    const wait = refusal('BADGE_WAIT', { seconds: 300 });
    expect(await till.signOn({ seat: 'till', badge })).toMatchObject(wait);
    till = await start('run-2');
    expect(await till.signOn({ seat: 'till', badge })).toMatchObject(wait);
    expect(await signOn('op-ines', '1111')).toMatchObject({ ok: true });
    await pass(300_000);
    expect(await till.signOn({ seat: 'till', badge })).toMatchObject({ ok: true });
    expect(await till.signOn({ seat: 'till', badge: guess })).toMatchObject(
      refusal('BADGE_UNKNOWN'),
    );
  });

  it('too short to be beyond guessing asks for the PIN where badges are enough', async () => {
    settings.set('operators.badge', 'alone');
    const staffNumber = createHash('sha256').update('comptoir/badge/1000042').digest('base64url');
    await feed([{ ...karim, badge: staffNumber }]);
    await pass(0);
    const short = writeOwnCode('operator', '000042');
    expect(await till.signOn({ seat: 'till', badge: short })).toMatchObject({
      ok: true,
      value: { operatorId: 'op-karim', isSignedOn: false },
    });
  });

  it.each([
    writeOwnCode('operator', 'ABCDEFGH0123456Z'),
    writeOwnCode('basket', badgeBody),
    'x',
    '',
  ])('of nobody opens nothing: %s', async (unknown) => {
    settings.set('operators.badge', 'alone');
    expect(await till.signOn({ seat: 'till', badge: unknown })).toMatchObject(
      refusal('BADGE_UNKNOWN'),
    );
  });
});

describe('a seat', () => {
  it('passes from one to the other in one act', async () => {
    await signOn('op-ines', '1111');
    await signOn('op-karim', '222222');
    expect(entries.slice(1)).toEqual([
      { event: 'signed-off', operatorId: 'op-ines', how: 'switch' },
      { event: 'signed-on', operatorId: 'op-karim', how: 'pin' },
    ]);
  });

  it('locks when nobody did anything for a while, and remembers who was there', async () => {
    await signOn('op-ines', '1111');
    await pass(200_000);
    till.mayAct('page', 'till');
    await pass(200_000);
    till.stillHere('till');
    await pass(299_000);
    expect(here()).toBe('op-ines');
    await pass(1_000);
    expect(till.snapshot('till')).toMatchObject({ operator: null, lockedOperatorId: 'op-ines' });
    expect(entries.at(-1)).toEqual({ event: 'signed-off', operatorId: 'op-ines', how: 'idle' });
  });

  it('locks on a full disk too, by touch and by itself, and it is noted once there is room', async () => {
    await signOn('op-ines', '1111');
    await till.signOn({ seat: 'tablet-1', operatorId: 'op-karim', pin: '222222' });
    isDiskFull = true;
    expect(await till.signOff('till', 'lock')).toMatchObject({ ok: true });
    await pass(300_000);
    expect(till.mayAct('page', 'till')).toMatchObject(refusal('SIGN_ON_FIRST'));
    expect(till.mayAct('page', 'tablet-1')).toMatchObject(refusal('SIGN_ON_FIRST'));
    expect(till.snapshot('till')).toMatchObject({ operator: null, lockedOperatorId: 'op-ines' });
    expect(failures.splice(0)).toHaveLength(2);
    isDiskFull = false;
    await signOn('op-karim', '222222');
    expect(entries.slice(2)).toEqual([
      { event: 'signed-off', operatorId: 'op-ines', how: 'lock' },
      { event: 'signed-off', operatorId: 'op-karim', how: 'idle' },
      { event: 'signed-on', operatorId: 'op-karim', how: 'pin' },
    ]);
    till = await start('run-1');
    expect(till.mayAct('page', 'till')).toMatchObject({ ok: true });
    expect(till.mayAct('page', 'tablet-1')).toMatchObject(refusal('SIGN_ON_FIRST'));
  });

  it('keeps its operator when the host dies under the same shell, not when the shell starts anew', async () => {
    await signOn('op-ines', '1111');
    till.setLanguage('till', 'en');
    till = await start('run-1');
    expect(till.snapshot('till')).toMatchObject({ language: 'en', operator: { id: 'op-ines' } });
    till = await start('run-2');
    expect(here()).toBeNull();
    expect(entries.at(-1)).toEqual({ event: 'signed-off', operatorId: 'op-ines', how: 'restart' });
    till = await start('run-1');
    expect(here()).toBeNull();
  });

  it('is left when the till is shut down', async () => {
    await signOn('op-ines', '1111');
    till.close();
    expect(entries.at(-1)).toEqual({ event: 'signed-off', operatorId: 'op-ines', how: 'stop' });
    expect(here(await start('run-1'))).toBeNull();
  });

  it('never locks and asks nobody in a one-person shop', async () => {
    settings.set('operators.sign-on', 'off');
    expect(till.mayAct('page', 'till')).toMatchObject({ ok: true });
    expect(till.snapshot('till')).toMatchObject({
      operator: { id: 'op-ines' },
      canSignOff: false,
    });
  });
});

describe('a script', () => {
  it('acts as the operator of the setting, or as the first', () => {
    expect(till.mayAct('script', 'script-1')).toMatchObject({ ok: true });
    expect(till.operator('script-1')?.id).toBe('op-ines');
    settings.set('operators.script', 'op-karim');
    expect(till.operator('script-1')?.id).toBe('op-karim');
  });

  it('has a seat that no page can sit at, signed on or not', () => {
    settings.set('operators.sign-on', 'off');
    expect(till.mayAct('page', 'script-1')).toMatchObject(refusal('NOT_ALLOWED'));
    expect(till.mayAct('display', 'till')).toMatchObject(refusal('NOT_ALLOWED'));
  });
});

it('a till from before sign-on, whose operators have no PINs, sells as before', async () => {
  documents = memoryDocuments();
  await feed([sampleOperator('op-1')]);
  till = await start('run-1');
  expect(till.mayAct('page', 'till')).toMatchObject({ ok: true });
  expect(till.snapshot('till')).toMatchObject({ operator: { id: 'op-1' }, canSignOff: false });
});

describe('a setting that can not be read', () => {
  const give = (seq: number, id: string, value: SettingDocument['value']) =>
    documents.applyPage(
      tillPage(seq, [{ collection: 'settings', document: { id, kind: 'setting', value } }]),
    );
  const reloaded = () => new Promise((resolve) => setImmediate(resolve));

  it('keeps no till from starting: what is shipped serves, and it is said which', async () => {
    await give(2, 'operators.permissions', { cashier: { reprint: 'never' } });
    await give(3, 'operators.hint', { fr: 'Demandez à Karim' });
    await give(4, 'reasons.return', []);
    till = await start('run-2');
    expect(till.rules()).toEqual({
      permissions: defaultPermissions,
      reasons: defaultReasons,
      signOnHint: null,
    });
    expect(till.unreadable().toSorted()).toEqual([
      'operators.hint',
      'operators.permissions',
      'reasons.return',
    ]);
  });

  it('changes nothing while the till sells, and who left is taken from the same page', async () => {
    await give(2, 'operators.permissions', { cashier: { reprint: false } });
    await reloaded();
    expect(till.rules().permissions.cashier.reprint.isAllowed).toBe(false);
    await give(3, 'operators.permissions', { cashier: { reprint: 'never' } });
    await feed([{ ...ines, isActive: false }]);
    await reloaded();
    expect(till.rules().permissions.cashier.reprint.isAllowed).toBe(false);
    expect(till.unreadable()).toEqual(['operators.permissions']);
    expect(till.isOperator('op-ines')).toBe(false);
    await give(4, 'operators.permissions', {});
    await reloaded();
    expect(till.rules().permissions).toEqual(defaultPermissions);
    expect(till.unreadable()).toEqual([]);
  });
});
