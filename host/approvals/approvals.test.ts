import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import { approvingTill } from '../../test/support/approving-till.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;
let door: ReturnType<typeof approvingTill>;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  door = approvingTill(till);
  await cashier.scan('jumper');
});

const percent = (rateBp: number, approval = '', changes: object = {}) => {
  const discount = { kind: 'percent' as const, rateBp };
  const input = {
    ...{ commandId: `discount-of-${rateBp}-points`, seat: 'till', approval },
    ...{ lineNumber: 1, discount, reasonCode: 'damaged' },
    ...changes,
  };
  return door.through('discountLine', input, () => till.call.discountLine(input));
};
const refusal = (code: string) => ({ ok: false, error: { code } });
const approvals = () => till.entries().filter(({ type }) => type === 'approval');
const discountsOf = () => till.sale().basket?.lines.map(({ discounts }) => discounts.length);

describe('an approval', () => {
  it('lets exactly the refused command through, once', async () => {
    const refused = await percent(3_000);
    expect(refused).toMatchObject(refusal('OVER_LIMIT'));
    const approval = door.allow(refused);
    expect(await percent(3_000, approval)).toMatchObject({ ok: true });
    expect(discountsOf()).toEqual([1]);
    const again = { commandId: 'another-command-id' };
    expect(await percent(3_000, approval, again)).toMatchObject(refusal('APPROVAL_GONE'));
    expect(approvals()).toHaveLength(1);
  });

  it('is of that amount, line, reason and seat alone', async () => {
    await cashier.scan('lamp');
    const approval = door.allow(await percent(3_000));
    for (const other of [
      { discount: { kind: 'percent', rateBp: 3_001 } },
      { lineNumber: 2 },
      { reasonCode: 'gesture' },
      { commandId: 'another-command-id' },
    ]) {
      expect(await percent(3_000, approval, other)).toMatchObject(refusal('APPROVAL_GONE'));
    }
    expect(approvals()).toEqual([]);
    expect(discountsOf()).toEqual([0, 0]);
  });

  it('is of who asked for it: somebody else at the till asks anew', async () => {
    const approval = door.allow(await percent(3_000));
    till.beOperatorAt('till', 'op-2');
    expect(await percent(3_000, approval)).toMatchObject(refusal('APPROVAL_GONE'));
  });

  it('is good for a minute', async () => {
    const approval = door.allow(await percent(3_000));
    door.passMs(60_000);
    expect(await percent(3_000, approval)).toMatchObject(refusal('APPROVAL_GONE'));
  });

  it('of somebody whose own limit is lower is none', async () => {
    const approval = door.allow(await percent(3_000), 'associate');
    const refused = await percent(3_000, approval);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'OVER_LIMIT', details: { role: 'manager' } },
    });
    expect(await percent(3_000, door.allow(refused))).toMatchObject({ ok: true });
  });

  it('is not used up by a full disk, and what was done by it is answered again without one', async () => {
    const approval = door.allow(await percent(3_000));
    till.disk.fill();
    await expect(percent(3_000, approval)).rejects.toThrow('DISK_FULL');
    till.disk.free();
    const done = await percent(3_000, approval);
    expect(done).toMatchObject({ ok: true });
    expect(await percent(3_000, approval)).toEqual(done);
    expect(approvals()).toHaveLength(1);
  });

  it('is named by the discount and by the receipt’s entry, also after a crash in between', async () => {
    const refused = await percent(3_000);
    await percent(3_000, door.allow(refused));
    till.restart();
    await cashier.cash(10_000);
    const [entry] = approvals();
    const place = { journalId: entry?.journal.id, sequence: entry?.sequence };
    const sold = till.transactions().at(-1)?.body;
    expect(sold?.approvals).toEqual([place]);
    expect(sold?.lines[0]?.modifiers).toMatchObject([
      { source: 'line-discount', operatorId: 'op-1', approval: place },
    ]);
    expect(entry).toMatchObject({
      operator: { id: 'op-boss' },
      body: {
        ...{ action: 'line-discount', command: 'discountLine', seat: 'till', how: 'pin' },
        ...{ requestedById: 'op-1', approverId: 'op-boss', basketId: sold?.basketId },
        commandHash: commandOf(refused),
        asked: { amountMinor: 2_397, ofMinor: 7_990, currency: 'EUR' },
        limit: { rateBp: 1_000, amountMinor: null },
      },
    });
  });

  it('that died with the host is asked for again', async () => {
    const approval = door.allow(await percent(3_000));
    till.restart();
    door = approvingTill(till);
    expect(await percent(3_000, approval)).toMatchObject(refusal('APPROVAL_GONE'));
    expect(approvals()).toEqual([]);
  });

  it('of a refund stands before the sale’s entry, in the same commit', async () => {
    await cashier.cash(10_000);
    const sold = till.transactions().at(-1);
    const of = { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 };
    till.setPermissions({
      ...till.context().rules().permissions,
      cashier: {
        ...till.context().rules().permissions.cashier,
        refund: { isAllowed: true, upToRateBp: null, upToMinor: 5_000 },
      },
    });
    await cashier.giveBack(of, 1, '1');
    const commits = till.disk.commits();
    const refund = (approval = '') => {
      const input = { commandId: 'refund-of-the-jumper', approval, type: 'cash' };
      const basketVersion = cashier.basket()?.version ?? 0;
      const asked = { ...input, seat: 'till', amountMinor: 7_990, reference: '', basketVersion };
      return door.through('refund', asked, () => till.call.refund(asked));
    };
    expect(await refund(door.allow(await refund()))).toMatchObject({ ok: true });
    expect(till.disk.commits()).toBe(commits + 1);
    const [approval, returned] = till.entries().slice(-2);
    expect(approval).toMatchObject({
      type: 'approval',
      body: { action: 'refund', asked: { amountMinor: 7_990 }, limit: { amountMinor: 5_000 } },
    });
    expect(returned?.body).toMatchObject({
      approvals: [{ journalId: approval?.journal.id, sequence: approval?.sequence }],
    });
  });

  it('is given twenty times for one basket at most', async () => {
    till.setPermissions({
      ...till.context().rules().permissions,
      cashier: {
        ...till.context().rules().permissions.cashier,
        'line-void': { isAllowed: false, upToRateBp: null, upToMinor: null },
      },
    });
    const voidLine = (n: number, approval = '') => {
      const input = {
        commandId: `void-of-line-number-${n}`,
        approval,
        lineNumber: n,
        seat: 'till',
      };
      return door.through('voidLine', input, () => till.call.voidLine(input));
    };
    for (let n = 1; n <= 20; n += 1) {
      expect(await voidLine(n, door.allow(await voidLine(n)))).toMatchObject({ ok: true });
      await cashier.scan('jumper');
    }
    const last = await voidLine(21, door.allow(await voidLine(21)));
    expect(last).toMatchObject(refusal('APPROVALS_FULL'));
    await cashier.cash(10_000);
    expect(till.transactions().at(-1)?.body.approvals).toHaveLength(20);
  });
});

function commandOf(refused: Result<unknown, Failure>): unknown {
  return refused.ok ? null : refused.error.details.command;
}
