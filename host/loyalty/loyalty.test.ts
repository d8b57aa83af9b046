import { beforeEach, describe, expect, it } from 'vitest';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { loyaltyPage } from '../../test/support/loyalty/loyalty-page.ts';
import { sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { enrolCustomer } from '../customers/tell-customer.ts';
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
    await till.documents.applyPage(loyaltyPage({ tier: 'gold' }));
    expect(await cashier.takeReward('candle')).toMatchObject({
      ok: false,
      error: {
        code: 'REWARD_LACKS_GIFT',
        details: { rewardFr: 'A candle', rewardEn: 'A candle' },
      },
    });
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

describe('somebody who was enrolled without the link', () => {
  const welcome = {
    ...{ id: 'welcome', names: { fr: 'Bienvenue', en: 'Welcome' }, points: 0, tiers: [] },
    ...{ occasion: 'welcome' as const, benefit: { kind: 'amount' as const, amountMinor: 300 } },
    ...{ fromMinor: 0, withdrawn: false },
  };

  it('earns, and has the welcome, before the platform knows them', async () => {
    const terms = [{ ...sampleTerms, welcomePoints: 50, rewards: [welcome] }];
    await till.documents.applyPage(loyaltyPage({ change: { terms } }));
    till.link(false);
    const made = await enrolCustomer(
      {
        ...{ seat: 'till', commandId: till.newCommandId(), consents: [], isSomebodyElse: false },
        customer: {
          ...{ firstName: 'Zoé', lastName: 'Pérrin', phone: '0639981234', email: '' },
          ...{ postcode: '69002', city: 'Lyon', language: 'fr', cardNumber: '', birthMonth: 4 },
        },
      },
      till.day(),
    );
    const newId = made.ok ? made.value.customerId : '';
    await cashier.scan('jumper');
    await cashier.setCustomer(newId);
    expect(await till.loyaltyOf(newId)).toMatchObject({
      ...{ points: 0, earned: 129, asOf: null, tier: null },
      offers: [{ id: 'welcome', lacks: null }],
    });
    expect(await cashier.takeReward('welcome')).toMatchObject({ ok: true });
    await cashier.card(7_690);
    expect(await till.loyaltyOf(newId)).toMatchObject({ points: 126, offers: [] });
  });
});

describe('what is given once', () => {
  const given = (id: string, occasion: 'birthday' | 'welcome' | 'any') => ({
    ...{ id, names: { fr: `Cadeau ${id}`, en: `Gift ${id}` }, points: 0, occasion, tiers: [] },
    ...{ benefit: { kind: 'amount' as const, amountMinor: 300 }, fromMinor: 0, withdrawn: false },
  });
  const rewards = [
    given('birthday', 'birthday'),
    given('cake', 'birthday'),
    given('welcome', 'welcome'),
    given('smile', 'any'),
  ];

  beforeEach(async () => {
    const page = loyaltyPage({
      points: 0,
      tier: '',
      change: { terms: [{ ...sampleTerms, rewards }] },
    });
    const changes = page.changes.map((change) =>
      change.collection === 'customers' && 'document' in change
        ? { ...change, document: { ...change.document, loyalty: null, birthMonth: 11 } }
        : change,
    );
    await till.documents.applyPage({ ...page, changes });
  });

  it.each(['birthday', 'welcome'])('is not taken in a second basket: %s', async (id) => {
    await ring();
    expect(await cashier.takeReward(id)).toMatchObject({ ok: true });
    await cashier.suspend();
    await ring();
    expect(await cashier.takeReward(id)).toMatchObject(refusal('REWARD_ELSEWHERE'));
    expect((await loyalty())?.offers.map((offer) => offer.id)).not.toContain(id);
    // What may be had again and again may be had in both.
    expect(await cashier.takeReward('smile')).toMatchObject({ ok: true });
  });

  it('nor is another one of the same birthday', async () => {
    await ring();
    await cashier.takeReward('birthday');
    await cashier.suspend();
    await ring();
    expect(await cashier.takeReward('cake')).toMatchObject(refusal('REWARD_ELSEWHERE'));
  });

  it.each(['birthday', 'welcome'])(
    'is not paid twice, however a basket came by it: %s',
    async (id) => {
      await ring();
      await cashier.takeReward(id);
      await cashier.removeReward(id);
      const first = till.sale().basket?.id ?? '';
      await cashier.suspend();
      await ring();
      await cashier.takeReward(id);
      expect(await cashier.card(7_690)).toMatchObject({ ok: true });
      await cashier.resume(first);
      await cashier.undo();
      expect(totalMinor()).toBe(7_690);
      expect(await cashier.card(7_690)).toMatchObject(refusal('REWARD_USED'));
      // It is offered no more, and shown as long as it can be taken off.
      expect((await loyalty())?.offers).toContainEqual(
        expect.objectContaining({ id, isTaken: true }),
      );
      await cashier.removeReward(id);
      expect(await cashier.card(7_990)).toMatchObject({ ok: true });
    },
  );
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
