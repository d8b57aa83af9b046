import fc from 'fast-check';
import { expect, it } from 'vitest';
import { approvalBody } from '../../contract/entry/approval.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { overLimit } from '../../domain/operator/over-limit.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import type { Result } from '../../domain/result.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';
import { approvingTill } from '../../test/support/approving-till.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const line = fc.integer({ min: 0, max: 2 });
/** What is tried with an approval: nothing; the right one; one of another amount; one that was used. */
const carried = fc.constantFrom('none', 'right', 'right', 'right', 'other', 'used');
const role = fc.constantFrom('associate' as const, 'manager' as const);
const act = fc.oneof(
  fc.record({ do: fc.constant('scan' as const), sku: fc.constantFrom('jumper', 'lamp', 'tea') }),
  fc.record({
    do: fc.constant('discount' as const),
    ...{ line, carried, role },
    rateBp: fc.integer({ min: 1, max: 6_000 }),
  }),
  fc.record({ do: fc.constant('void' as const), line, carried, role }),
  fc.record({ do: fc.constant('undo' as const), carried, role }),
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({ do: fc.constant('pay' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const never = { isAllowed: false, upToRateBp: null, upToMinor: null };
const permissions = {
  ...defaultPermissions,
  cashier: { ...defaultPermissions.cashier, 'line-void': never },
};

it('whatever is tried, nothing is over a limit without an approval of its own, each used once', async () => {
  let approved = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      const till = await memoryTill({ items: shopItems });
      till.setPermissions(permissions);
      const cashier = cashierAt(till);
      let door = approvingTill(till);
      let lastUsed = '';
      let given = 0;

      for (const sku of ['jumper', 'lamp']) await cashier.scan(sku);
      for (const each of acts) await perform(each);
      const entries = till.entries();
      const approvals = entries.filter(({ type }) => type === 'approval');
      expect(approvals).toHaveLength(given);
      const basket = cashier.basket();
      const named = [
        ...till.transactions().flatMap(({ body }) => body.approvals),
        ...(basket?.approvals ?? []),
      ].map(placeText);
      expect(new Set(named).size).toBe(named.length);
      expect(named.toSorted()).toEqual(
        approvals
          .map(({ journal, sequence }) => placeText({ journalId: journal.id, sequence }))
          .toSorted(),
      );
      for (const { body } of approvals) {
        expect(approvalBody.parse(body)).toMatchObject({ requestedById: 'op-1' });
      }
      approved += given;

      async function perform(one: Act): Promise<void> {
        switch (one.do) {
          case 'scan':
            await cashier.scan(one.sku);
            return;
          case 'restart':
            till.restart();
            door = approvingTill(till);
            return;
          case 'pay':
            await cashier.cash(cashier.basket() === null ? 0 : 50_000);
            return;
          default:
            await attempt(one);
        }
      }

      /** As it is, then with what it carries. */
      async function attempt(one: Extract<Act, { carried: string }>): Promise<void> {
        const commandId = till.newCommandId();
        const before = cashier.basket();
        const refused = await send(one, commandId, '', 0);
        const wasOver = !refused.ok && typeof refused.error.details.command === 'string';
        if (refused.ok) expectWithin(before);
        if (!wasOver || one.carried === 'none') return;
        const token = one.carried === 'used' ? lastUsed : door.allow(refused, one.role);
        const done = await send(one, commandId, token, one.carried === 'other' ? 1 : 0);
        if (!done.ok) return;
        expect(one.carried).toBe('right');
        given += 1;
        lastUsed = token;
        const approval = till.entries().at(-1);
        expect(approval?.type).toBe('approval');
        expect(cashier.basket()?.approvals.at(-1)).toEqual({
          journalId: approval?.journal.id,
          sequence: approval?.sequence,
        });
      }

      function send(
        one: Extract<Act, { carried: string }>,
        commandId: string,
        approval: string,
        more: number,
      ): Promise<Result<unknown, Failure>> {
        const sent = { commandId, seat: 'till', approval };
        switch (one.do) {
          case 'discount': {
            const discount = { kind: 'percent' as const, rateBp: one.rateBp + more };
            const input = { ...sent, lineNumber: one.line, discount, reasonCode: 'gesture' };
            return one.line === 0
              ? door.through('discountBasket', input, () => till.call.discountBasket(input))
              : door.through('discountLine', input, () => till.call.discountLine(input));
          }
          case 'void': {
            const input = { ...sent, lineNumber: one.line + more };
            return door.through('voidLine', input, () => till.call.voidLine(input));
          }
          default: {
            const input = more === 0 ? sent : { ...sent, commandId: till.newCommandId() };
            return door.through('undo', input, () => till.call.undo(input));
          }
        }
      }

      /** What went through without an approval took no more off than a cashier may. */
      function expectWithin(before: ReturnType<typeof cashier.basket>): void {
        const after = cashier.basket();
        if (before === null || after === null) return;
        expect(overLimit(before, after, (action) => permissions.cashier[action])).toBeNull();
        for (const { number, quantity } of before.lines) {
          const left = after.lines.find((each) => each.number === number)?.quantity.value ?? 0;
          expect(left).toBeGreaterThanOrEqual(quantity.value);
        }
      }
    }),
    { numRuns: 150, seed: 20_261_130 },
  );
  expect(approved).toBeGreaterThan(100);
}, 120_000);
