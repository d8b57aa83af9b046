import { beforeEach, describe, expect, it } from 'vitest';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { loyaltyPage } from '../../test/support/loyalty/loyalty-page.ts';
import { sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { loyaltyOnReceipt } from './loyalty-on-receipt.ts';

const customerId = 'customer-0000000000001';
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  await till.documents.applyPage(loyaltyPage({ offlinePoints: 150 }));
});

/** A jumper at 79,90 €. */
async function ring(): Promise<void> {
  await cashier.scan('jumper');
  await cashier.setCustomer(customerId);
}
const loyalty = () => till.loyaltyOf(customerId);
const totalMinor = () => till.sale().basket?.totalMinor;
const refusal = (code: string) => ({ ok: false, error: { code } });

describe('points at the till', () => {
  it('are told with their age, with what the basket earns and the rewards it may have', async () => {
    await ring();
    expect(await loyalty()).toMatchObject({
      ...{ points: 320, earned: 79, asOf: '2026-11-21T19:00:00.000Z', tier: { en: 'Silver' } },
      offers: [{ id: 'five', points: 100, isTaken: false, lacks: null }],
    });
  });

  it('are earned offline, and the balance holds them before the platform does', async () => {
    till.link(false);
    await ring();
    await cashier.card(7_990);
    expect(await loyalty()).toMatchObject({ points: 399, earned: 0 });
  });

  it('go back with the goods', async () => {
    await ring();
    await cashier.card(7_990);
    const [sale] = till.transactions();
    const of = { journalId: sale?.journal.id ?? '', sequence: sale?.sequence ?? 0 };
    await cashier.giveBack(of, 1, '1');
    await cashier.refund('card', 7_990);
    expect(await loyalty()).toMatchObject({ points: 320 });
  });

  it('are spent on a reward that takes its amount off, is signed, and leaves the balance', async () => {
    await ring();
    expect(await cashier.takeReward('five')).toMatchObject({ ok: true });
    expect(totalMinor()).toBe(7_490);
    expect(await loyalty()).toMatchObject({ earned: 74, offers: [{ id: 'five', isTaken: true }] });
    await cashier.card(7_490);
    expect(till.transactions()[0]?.body.lines[0]?.modifiers).toMatchObject([
      { source: 'loyalty', sourceId: 'five', label: '5 €', amountMinor: -500 },
    ]);
    expect(await loyalty()).toMatchObject({ points: 320 - 100 + 74 });
  });

  it('a reward is taken once, taken off again, undone, and goes with its customer', async () => {
    await ring();
    await cashier.takeReward('five');
    expect(await cashier.takeReward('five')).toMatchObject(refusal('REWARD_TAKEN'));
    await cashier.removeReward('five');
    expect(totalMinor()).toBe(7_990);
    await cashier.undo();
    expect(totalMinor()).toBe(7_490);
    await cashier.setCustomer('');
    expect(totalMinor()).toBe(7_990);
  });

  it('a reward that lacks something says what', async () => {
    await till.documents.applyPage(loyaltyPage({ points: 80 }));
    await ring();
    expect(await cashier.takeReward('five')).toMatchObject({
      ok: false,
      error: { code: 'REWARD_LACKS_POINTS', details: { points: 20 } },
    });
    expect(await cashier.takeReward('candle')).toMatchObject(refusal('REWARD_GONE'));
  });

  it('a reward whose goods went is not paid as if it were whole', async () => {
    await ring();
    await cashier.scan('bread');
    await cashier.takeReward('five');
    await cashier.voidLine(1);
    expect(await cashier.complete()).toMatchObject(refusal('REWARD_NOT_WHOLE'));
    await cashier.removeReward('five');
    expect(await cashier.card(120)).toMatchObject({ ok: true });
  });

  it('two baskets of one customer do not spend the same points', async () => {
    await till.documents.applyPage(loyaltyPage({ points: 150 }));
    await ring();
    await cashier.takeReward('five');
    await cashier.suspend();
    await ring();
    expect(await cashier.takeReward('five')).toMatchObject(refusal('REWARD_LACKS_POINTS'));
  });
});

describe('without the link', () => {
  it('points are given away up to the bound, then by a manager alone', async () => {
    till.link(false);
    await ring();
    expect(await cashier.takeReward('five')).toMatchObject({ ok: true });
    await cashier.card(7_490);
    await ring();
    expect(await cashier.takeReward('five')).toMatchObject(refusal('ROLE_NOT_ALLOWED'));
    till.actAs('manager');
    expect(await cashier.takeReward('five')).toMatchObject({ ok: true });
  });

  it('the bound is not asked for while the platform is there', async () => {
    await till.documents.applyPage(loyaltyPage({ offlinePoints: 0 }));
    await ring();
    expect(await cashier.takeReward('five')).toMatchObject({ ok: true });
  });
});

describe('the ticket', () => {
  const printed = async (index = 0) => {
    const sale = till.transactions()[index];
    const place = { journalId: sale?.journal.id ?? '', sequence: sale?.sequence ?? 0 };
    return await loyaltyOnReceipt(till.context(), place);
  };

  it('says what was earned and the balance of the day', async () => {
    await ring();
    await cashier.card(7_990);
    expect(await printed()).toEqual({ earned: 79, points: 399, day: '2026-11-22' });
  });

  it('says nothing of a customer whom nobody named, nor without a programme', async () => {
    await cashier.scan('jumper');
    await cashier.card(7_990);
    expect(await printed()).toBeNull();
    await till.documents.applyPage(loyaltyPage({ change: { terms: [] } }));
    await ring();
    await cashier.card(7_990);
    expect(await printed(1)).toBeNull();
  });

  it('a first purchase earns its welcome', async () => {
    const terms = [{ ...sampleTerms, welcomePoints: 50 }];
    const page = loyaltyPage({ points: 0, tier: '', change: { terms } });
    const changes = page.changes.map((change) =>
      change.collection === 'customers' && 'document' in change
        ? { ...change, document: { ...change.document, loyalty: null } }
        : change,
    );
    await till.documents.applyPage({ ...page, changes });
    await ring();
    expect(await loyalty()).toMatchObject({ points: 0, earned: 129, asOf: null });
    await cashier.card(7_990);
    expect(await printed()).toEqual({ earned: 129, points: 129, day: '2026-11-22' });
  });
});
