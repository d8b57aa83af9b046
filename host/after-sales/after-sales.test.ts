// Files of the after-sales service: opened from a sold line, moved step by step, told to nobody who need not know.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierDocument } from '../../contract/document/dossier.ts';
import { legalGuarantee, monthsAfter } from '../../domain/after-sales/guarantee.ts';
import { afterSalesStates, mayFollow, nextStates } from '../../domain/after-sales/states.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { networkOfTills } from '../../test/support/tills-of-a-network.ts';
import { storeDossier } from '../dossiers/store-dossiers.ts';
import { moveAfterSales, openAfterSales } from './move-files.ts';

const elise = sampleCustomer('customer-0000000000001');
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await openTill();
  cashier = cashierAt(till);
});

async function openTill(tillNumber = '1'): Promise<MemoryTill> {
  const opened = await memoryTill({ items: shopItems, tillNumber });
  await opened.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  return opened;
}

const refusal = (code: string) => ({ ok: false, error: { code } });
const act = (of = till) => ({ seat: 'till', commandId: of.newCommandId() });
const told = 'Ne s’allume plus depuis que M. Durand l’a branchée';

async function sell(customerId = elise.id) {
  await cashier.addItem('lamp', '2');
  if (customerId !== '') await cashier.setCustomer(customerId);
  await cashier.card(9_980);
  const sold = till.transactions().at(-1);
  return { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0, line: 1 };
}

const wish = { fault: 'does-not-work', basis: 'conformity', remedy: 'repair' } as const;
const open = (of: Parameters<typeof openAfterSales>[0]['of'], commandId = till.newCommandId()) =>
  openAfterSales({ seat: 'till', commandId, of, ...wish, told }, till.day());
const move = (id: string, state: (typeof afterSalesStates)[number], of = till) =>
  moveAfterSales({ ...act(of), id, state }, of.day());

async function opened() {
  const made = await open(await sell());
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

const details = async (id: string, of = till) => {
  const dossier = await storeDossier(id, of.context());
  if (dossier?.kind !== 'after-sales') throw new Error('there is a file');
  return dossier.details;
};

describe('a file of the after-sales service', () => {
  it('is opened from a sold line, with its guarantee, and its free text is not signed', async () => {
    const { id, number } = await opened();
    expect(number).toMatch(/^S-1-000001-/);
    expect(await details(id)).toMatchObject({
      customerId: elise.id,
      file: { state: 'opened', label: 'Article lamp', guaranteeThrough: '2028-11-22', sku: 'lamp' },
    });
    const [entry] = till.entries().filter(({ type }) => type === 'after-sales');
    expect(JSON.stringify(entry)).not.toContain('Durand');
    const part = till.journal.personalPart(entry?.journal.id ?? '', entry?.sequence ?? 0);
    expect(part).toMatchObject({ reference: elise.id, text: expect.stringContaining('Durand') });
    expect(till.journal.heads()[0]?.totals.algebraicMinor).toBe(9_980);
  });

  it('is one for a line while it is open, and one for a command', async () => {
    const of = await sell();
    const commandId = till.newCommandId();
    const first = await open(of, commandId);
    expect(await open(of, commandId)).toEqual(first);
    expect(await open(of)).toMatchObject(refusal('AFTER_SALES_OPEN'));
    expect(await open({ ...of, line: 9 })).toMatchObject(refusal('AFTER_SALES_LINE'));
    expect(await open({ ...of, sequence: 999 })).toMatchObject(refusal('RECEIPT_ELSEWHERE'));
  });

  it('is of a receipt of another store, by its entry at the platform or by the code on it offline', async () => {
    const network = await networkOfTills(2);
    const [seller, other] = network.tills;
    if (!seller || !other) throw new Error('two tills');
    for (const each of network.tills)
      await each.documents.applyPage(
        tillPage(7, [{ collection: 'customers', document: elise }], 'store.till'),
      );
    const at = cashierAt(seller);
    const sellOne = async () => {
      await at.addItem('lamp');
      await at.setCustomer(elise.id);
      await at.card(4_990);
      const sold = seller.transactions().at(-1);
      return { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 };
    };
    const openThere = (of: { journalId: string; sequence: number }) => {
      const asked = { ...act(other), of: { ...of, line: 1 }, ...wish, told };
      return openAfterSales(asked, other.day());
    };
    const online = await sellOne();
    expect(await openThere(online)).toMatchObject(refusal('RECEIPT_ELSEWHERE'));
    await network.calls(other).findReceipt({ receipt: online }, { id: 'page', role: 'page' });
    const made = await openThere(online);
    if (!made.ok) throw new Error(made.error.code);
    expect(await details(made.value.id, other)).toMatchObject({
      ...{ customerId: elise.id, file: { of: { ...online, line: 1 }, sku: 'lamp' } },
    });
    const offline = await sellOne();
    network.cut(true);
    const receipt = network.codeOn(seller, offline);
    await network.calls(other).findReceipt({ receipt }, { id: 'page', role: 'page' });
    await cashierAt(other).setCustomer(elise.id);
    const coded = await openThere(offline);
    if (!coded.ok) throw new Error(coded.error.code);
    // The code names nobody: they are told as whom the basket names.
    expect(await details(coded.value.id, other)).toMatchObject({
      ...{ customerId: elise.id, file: { sku: 'lamp', soldOn: '2026-11-22' } },
    });
  });

  it('goes its way, and six months and the days away are added after a repair under the guarantee', async () => {
    const { id } = await opened();
    till.passDays(10);
    for (const state of ['sent', 'back', 'ready', 'handed-over'] as const)
      expect(await move(id, state)).toMatchObject({ ok: true });
    const { file, history } = await details(id);
    expect(file.guaranteeThrough).toBe('2029-06-01');
    expect(history.map(({ state }) => state)).toEqual([
      ...['opened', 'sent', 'back', 'ready', 'handed-over'],
    ]);
    expect(await move(id, 'sent')).toMatchObject(refusal('AFTER_SALES_STATE'));
    expect(await move('unknown-file', 'sent')).toMatchObject(refusal('AFTER_SALES_UNKNOWN'));
  });

  it('is moved at another till of the store, by the document that the platform makes of it', async () => {
    const { id } = await opened();
    const document = await storeDossier(id, till.context());
    const other = await openTill('2');
    const change = { collection: 'dossiers', document: document as DossierDocument } as const;
    await other.documents.applyPage(tillPage(2, [change], 'store.till'));
    expect(await move(id, 'ready', other)).toMatchObject({ ok: true });
    expect((await details(id, other)).file.state).toBe('ready');
  });

  it('allows exactly its transitions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...afterSalesStates), { maxLength: 8 }),
        async (wanted) => {
          till = await openTill();
          cashier = cashierAt(till);
          const { id } = await opened();
          let state: (typeof afterSalesStates)[number] = 'opened';
          for (const next of wanted) {
            const moved = await move(id, next);
            expect(moved.ok).toBe(mayFollow(state, next));
            if (moved.ok) state = next;
            expect((await details(id)).file.state).toBe(state);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('its states', () => {
  it('lead to an end from everywhere, and nowhere from the end', () => {
    const reaches = (state: (typeof afterSalesStates)[number], left = 9): boolean =>
      state === 'closed' || (left > 0 && nextStates(state).some((next) => reaches(next, left - 1)));
    for (const state of afterSalesStates) expect(reaches(state)).toBe(true);
    expect(nextStates('closed')).toEqual([]);
  });
});

describe('the legal guarantee', () => {
  const of = (soldOn: string, today: string, more = {}) =>
    legalGuarantee({ soldOn, today, wasRepaired: false, awayDays: 0, ...more });

  it('lasts two years to the day, six months more after a repair, and stands still meanwhile', () => {
    expect(of('2026-11-30', '2028-11-30').isCovered).toBe(true);
    expect(of('2026-11-30', '2028-12-01').isCovered).toBe(false);
    expect(of('2026-11-30', '2028-12-01', { wasRepaired: true }).conformityThrough).toBe(
      '2029-05-30',
    );
    expect(of('2026-11-30', '2028-12-01', { awayDays: 3 }).isCovered).toBe(true);
    expect(of('2026-11-30', '2026-11-30').hiddenDefectsThrough).toBe('2046-11-30');
  });

  it('ends on the last day of a shorter month', () => {
    expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
    expect(monthsAfter('2024-02-29', 24)).toBe('2026-02-28');
  });
});
