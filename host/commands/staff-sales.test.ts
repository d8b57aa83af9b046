// What people of the staff buy: at the staff price, within their quota, never rung by themselves.
import { beforeEach, describe, expect, it } from 'vitest';
import { staffPurchasesId, staffRulesId } from '../../contract/document/staff-rules.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { tillPage } from '../../test/conformance/sample-documents.ts';
import { approvingTill } from '../../test/support/approving-till.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;
let pages = 0;

const refusal = (code: string) => ({ ok: false, error: { code } });
const setting = (id: string, value: Record<string, number | null>): DocumentChange => ({
  collection: 'settings',
  document: { id, kind: 'setting', value },
});
const bring = (...changes: DocumentChange[]) => {
  pages += 1;
  return till.documents.applyPage(tillPage(pages, changes, 'network.till'));
};
const totalMinor = () => till.sale().basket?.totalMinor;
const view = () => till.sale().basket?.staffBuyer;

beforeEach(async () => {
  pages = 0;
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  await bring(setting(staffRulesId, { defaultRateBp: 2_500, quotaMinor: 20_000 }));
});

/** Jumpers at 79,90 to op-2, rung by op-1. */
async function sell(pieces: number) {
  await cashier.scan('jumper', String(pieces));
  expect(await cashier.setStaffBuyer('op-2')).toMatchObject({ ok: true });
  return await cashier.cash(till.sale().basket?.remainingMinor ?? 0);
}

describe('a sale to somebody of the staff', () => {
  it('is at the staff price, on the lines rung before and after, until they are taken away', async () => {
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    expect(totalMinor()).toBe(7_990 - 1_997);
    await cashier.scan('lamp');
    const both = totalMinor() ?? 0;
    expect(view()).toMatchObject({ operatorId: 'op-2', isOverQuota: false });
    await cashier.setStaffBuyer('');
    expect(view()).toBeNull();
    expect(totalMinor()).toBeGreaterThan(both);
  });

  it('is there after a crash, on the terms of when they were named', async () => {
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    await bring(setting(staffRulesId, { defaultRateBp: 5_000 }));
    till.restart();
    expect(totalMinor()).toBe(7_990 - 1_997);
  });

  it('says in its entry who bought, by pseudonym, and at which rate', async () => {
    await sell(1);
    expect(till.transactions().at(-1)?.body.lines[0]?.modifiers).toMatchObject([
      { source: 'staff', sourceId: '2500/op-2', amountMinor: -1_997, reasonCode: 'staff' },
    ]);
  });

  it('is refused where no discount is set up, of somebody unknown, and once paying has begun', async () => {
    await cashier.scan('jumper');
    expect(await cashier.setStaffBuyer('op-9')).toMatchObject(refusal('OPERATOR_UNKNOWN'));
    expect(await cashier.setStaffBuyer(null)).toMatchObject(refusal('STAFF_PROOF_GONE'));
    await bring(setting(staffRulesId, {}));
    expect(await cashier.setStaffBuyer('op-2')).toMatchObject(refusal('STAFF_SALE_OFF'));
    await bring(setting(staffRulesId, { defaultRateBp: 2_500 }));
    await cashier.cash(1_000);
    expect(await cashier.setStaffBuyer('op-2')).toMatchObject(refusal('BASKET_PART_PAID'));
  });
});

describe('the quota of the year', () => {
  it('ends inside a line, over two sales, and a return gives it back', async () => {
    await sell(2);
    // 159,80 of 200,00 are used: 40,20 are left for the next one, of which a quarter comes off.
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    expect(totalMinor()).toBe(7_990 - 1_005);
    expect(view()).toMatchObject({ isOverQuota: true });
    await cashier.setStaffBuyer('');
    await cashier.cash(7_990);
    const [first] = till.transactions();
    const of = { journalId: first?.journal.id ?? '', sequence: first?.sequence ?? 0 };
    await cashier.giveBack(of, 1, '2');
    await cashier.refund('cash', -(till.sale().basket?.remainingMinor ?? 0));
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    expect(totalMinor()).toBe(7_990 - 1_997);
    expect(view()).toMatchObject({ quotaLeftMinor: 20_000 - 7_988, isOverQuota: false });
  });

  it('holds what other tills sold them, as the platform adds it up', async () => {
    await bring(
      setting(staffPurchasesId('op-2', till.context().businessDay().slice(0, 4)), {
        boughtMinor: 20_000,
      }),
    );
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    expect(totalMinor()).toBe(7_990);
    expect(view()).toMatchObject({ quotaLeftMinor: 0, isOverQuota: true });
  });

  it('is not given twice to two baskets that were open at once', async () => {
    await cashier.scan('jumper', '2');
    await cashier.setStaffBuyer('op-2');
    await cashier.suspend('');
    await sell(2);
    const [suspended] = till.suspended().baskets;
    await cashier.resume(suspended?.id ?? '');
    const due = till.sale().basket?.remainingMinor ?? 0;
    expect(await cashier.cash(due)).toMatchObject(refusal('STAFF_QUOTA_CHANGED'));
    await cashier.setStaffBuyer('op-2');
    expect(await cashier.cash(till.sale().basket?.remainingMinor ?? 0)).toMatchObject({ ok: true });
  });
});

describe('above the quota', () => {
  const permitted = () => cashier.passStaffQuota(till.sale().basket?.version ?? 0);

  it('gives the staff price once a manager allows it, of what the basket holds and no more', async () => {
    await cashier.scan('jumper', '3');
    await cashier.setStaffBuyer('op-2');
    expect(view()).toMatchObject({ isOverQuota: true, overMinor: 3_968, quotaMinor: 20_000 });
    expect(await permitted()).toMatchObject(refusal('ROLE_NOT_ALLOWED'));
    const door = approvingTill(till);
    const input = {
      ...{ commandId: 'above-the-quota-1', seat: 'till', approval: '' },
      basketVersion: till.sale().basket?.version ?? 0,
    };
    const send = (approval: string) =>
      door.through('passStaffQuota', { ...input, approval }, () => till.call.passStaffQuota(input));
    expect(await send(door.allow(await send(''), 'manager', 'till', 'op-2'))).toMatchObject(
      refusal('STAFF_SALE_OWN'),
    );
    expect(await send(door.allow(await send('')))).toMatchObject({ ok: true });
    expect(totalMinor()).toBe(3 * 7_990 - 5_992);
    expect(view()).toMatchObject({ isOverQuota: false, overMinor: 0, beyondMinor: 3_968 });
    await cashier.scan('jumper');
    expect(view()).toMatchObject({ isOverQuota: true });
    await cashier.voidLine(2);
    till.restart();
    expect(await cashier.cash(till.sale().basket?.remainingMinor ?? 0)).toMatchObject({ ok: true });
    expect(till.transactions().at(-1)?.body.approvals).toHaveLength(1);
  });

  it('says that there is nothing to allow where all is within the quota, and to nobody', async () => {
    till.actAs('manager');
    await cashier.scan('jumper');
    expect(await permitted()).toMatchObject(refusal('STAFF_QUOTA_ENOUGH'));
    await cashier.setStaffBuyer('op-2');
    expect(await permitted()).toMatchObject(refusal('STAFF_QUOTA_ENOUGH'));
  });
});

describe('never rung by who benefits', () => {
  it('refuses who is signed on as the buyer', async () => {
    await cashier.scan('jumper');
    expect(await cashier.setStaffBuyer('op-1')).toMatchObject(refusal('STAFF_SALE_OWN'));
  });

  it('refuses what the buyer rang before a colleague took the seat', async () => {
    till.beOperatorAt('till', 'op-2');
    await cashier.scan('jumper');
    till.beOperatorAt('till', 'op-1');
    expect(await cashier.setStaffBuyer('op-2')).toMatchObject(refusal('STAFF_SALE_OWN'));
  });

  it('refuses the buyer who signs on afterwards: ringing, changing, paying and the end', async () => {
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    till.beOperatorAt('till', 'op-2');
    const own = refusal('STAFF_SALE_OWN');
    expect(await cashier.scan('jumper')).toMatchObject(own);
    expect(await cashier.setQuantity(1, '2')).toMatchObject(own);
    expect(await cashier.discountLine(1, { kind: 'amount', amountMinor: 100 })).toMatchObject(own);
    expect(await cashier.cash(10_000)).toMatchObject(own);
    expect(await cashier.complete()).toMatchObject(own);
    expect(till.transactions()).toEqual([]);
    till.beOperatorAt('till', 'op-1');
    expect(await cashier.cash(10_000)).toMatchObject({ ok: true });
  });

  it('takes no approval of the buyer', async () => {
    await cashier.scan('jumper');
    await cashier.setStaffBuyer('op-2');
    const door = approvingTill(till);
    const input = {
      ...{ commandId: 'discount-approved-by-2', seat: 'till', approval: '', lineNumber: 1 },
      ...{ discount: { kind: 'percent' as const, rateBp: 3_000 }, reasonCode: 'damaged' },
    };
    const send = (approval: string) => {
      const sent = { ...input, approval };
      return door.through('discountLine', sent, () => till.call.discountLine(sent));
    };
    const refused = await send('');
    expect(refused).toMatchObject(refusal('OVER_LIMIT'));
    expect(await send(door.allow(refused, 'manager', 'till', 'op-2'))).toMatchObject(
      refusal('STAFF_SALE_OWN'),
    );
  });
});
