// Every action that can be allowed or not is asked for where it is done.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Failure } from '../contract/failure/failure.ts';
import {
  type Action,
  actions,
  defaultPermissions,
  type Permission,
} from '../domain/operator/permissions.ts';
import { ok, type Result } from '../domain/result.ts';
import { type PrintingTill, printingTill } from '../test/support/printing-till.ts';
import { answerByNeed } from './answer-by-need.ts';
import { createCommandQueue } from './commands/command-queue.ts';

type Outcome = Promise<Result<unknown, Failure>>;

/** Makes everything ready for the action; what comes back does it. */
const acts: Readonly<Record<Action, (till: PrintingTill) => Promise<() => Outcome>>> = {
  'line-discount': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.discountLine(1, { kind: 'amount', amountMinor: 100 });
  },
  'basket-discount': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.discountBasket({ kind: 'amount', amountMinor: 100 });
  },
  'price-override': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.overridePrice(1, 7_900);
  },
  'line-void': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.voidLine(1);
  },
  'basket-abandon': async ({ cashier }) => {
    await cashier.scan('jumper');
    return () => cashier.abandon();
  },
  'resume-of-others': async ({ cashier, beOperatorAt }) => {
    await cashier.scan('jumper');
    const basketId = cashier.basket()?.id ?? '';
    await cashier.suspend();
    beOperatorAt('till', 'op-2');
    return () => cashier.resume(basketId);
  },
  refund: async (till) => {
    await till.cashier.giveBack(await till.sell(), 1, '1');
    return () => till.cashier.refund('cash', 7_990);
  },
  reprint: async (till) => {
    till.setPrinter();
    const sold = await till.sell();
    await till.print(sold);
    await expect.poll(() => till.jobs()[0]?.state).toBe('printed');
    return () => till.print(sold);
  },
  settings: async (till) => {
    const guard = answerByNeed({
      till: till.context(),
      queue: createCommandQueue(),
      operators: { mayAct: () => ok(null), maySomewhere: () => ok(null) },
      isEnrolled: () => false,
    });
    const input = { seat: 'till', key: 'receipts.language', value: 'en' };
    const session = { id: 'page', role: 'page' as const };
    return async () =>
      guard({ name: 'setSetting', input, session }, () =>
        till.settings().set('receipts.language', 'en'),
      );
  },
};

let till: PrintingTill;
beforeEach(async () => {
  till = await printingTill();
});
afterEach(() => till.end());

it.each(actions)('%s is refused to who may not, and done by who may', async (action) => {
  const act = await acts[action](till);
  allow(action, { isAllowed: false, upToRateBp: null, upToMinor: null });
  expect(await act()).toMatchObject({
    ok: false,
    error: { code: 'ROLE_NOT_ALLOWED', details: { role: 'associate' } },
  });
  allow(action, { isAllowed: true, upToRateBp: null, upToMinor: null });
  expect(await act()).toMatchObject({ ok: true });
});

/** To cashiers; an associate may all the same. */
function allow(action: Action, permission: Permission): void {
  const always = { isAllowed: true, upToRateBp: null, upToMinor: null };
  till.setPermissions({
    ...defaultPermissions,
    cashier: { ...defaultPermissions.cashier, [action]: permission },
    associate: { ...defaultPermissions.associate, [action]: always },
  });
}
