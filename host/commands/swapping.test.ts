import { beforeEach, expect, it } from 'vitest';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';

const pull = (size: string, minor = 7_990) =>
  sampleItem(`P-${size}`, {
    name: 'Pull mérinos',
    model: 'P',
    size,
    price: { minor, currency: 'EUR' },
  });

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({
    items: [
      pull('S'),
      pull('M'),
      pull('XL', 8_490),
      { ...pull('XXL'), withdrawn: true },
      sampleItem('other', { model: 'Q' }),
      sampleItem('alone'),
      sampleItem('alone-2'),
      sampleItem('cloth', { model: 'C', unit: 'm', quantityScale: 2 }),
    ],
  });
  cashier = cashierAt(till);
});

it('another size takes the line’s place: same line, same quantity, same discount', async () => {
  await cashier.addItem('P-S', '2');
  await cashier.addItem('alone');
  await cashier.discountLine(1, { kind: 'percent', rateBp: 1_000 });
  expect(await cashier.swapVariant(1, 'P-XL')).toMatchObject({
    ok: true,
    value: { lineNumber: 1 },
  });
  const [line] = till.sale().basket?.lines ?? [];
  expect(line).toMatchObject({
    sku: 'P-XL',
    size: 'XL',
    quantity: { value: 2, scale: 0 },
    extendedMinor: 16_980,
    grossMinor: 15_282,
  });
});

it('a cheaper variant is less than was rung: it needs the right to void', async () => {
  await cashier.addItem('P-XL');
  const never = { isAllowed: false, upToRateBp: null, upToMinor: null };
  const cashierMay = { ...defaultPermissions.cashier, 'line-void': never };
  till.setPermissions({ ...defaultPermissions, cashier: cashierMay });
  expect(await cashier.swapVariant(1, 'P-S')).toMatchObject({
    ok: false,
    error: { code: 'ROLE_NOT_ALLOWED' },
  });
  await cashier.addItem('P-S');
  expect(await cashier.swapVariant(2, 'P-M')).toMatchObject({ ok: true });
  expect(await cashier.swapVariant(2, 'P-XL')).toMatchObject({ ok: true });
});

it('one undo takes the swap back, and both leave their trace in the entry', async () => {
  await cashier.addItem('P-S');
  await cashier.swapVariant(1, 'P-XL');
  await cashier.undo();
  expect(till.sale().basket?.lines[0]).toMatchObject({ sku: 'P-S', grossMinor: 7_990 });
  await cashier.cash(7_990);
  const [sold] = till.transactions();
  expect(sold?.body.lines.map(({ sku }) => sku)).toEqual(['P-S']);
  expect(
    sold?.body.corrections.map(({ kind, sku, amountMinor }) => [kind, sku, amountMinor]),
  ).toEqual([
    ['line-void', 'P-S', -7_990],
    ['undo', 'P-S', -500],
  ]);
});

it('what is no variant of the line is refused, and nothing changes', async () => {
  await cashier.addItem('P-S');
  await cashier.addItem('alone');
  await cashier.addItem('cloth', '1.50');
  const refused = async (line: number, sku: string) => {
    const swapped = await cashier.swapVariant(line, sku);
    return swapped.ok ? 'ok' : swapped.error.code;
  };
  expect(await refused(1, 'other')).toBe('NOT_A_VARIANT');
  expect(await refused(1, 'P-XXL')).toBe('ITEM_WITHDRAWN');
  expect(await refused(1, 'gone')).toBe('UNKNOWN_CODE');
  // Items without a model are no family.
  expect(await refused(2, 'alone-2')).toBe('NOT_A_VARIANT');
  expect(await refused(9, 'P-M')).toBe('LINE_GONE');
  expect(till.sale().basket?.lines.map(({ sku }) => sku)).toEqual(['P-S', 'alone', 'cloth']);
});

it('with a payment accepted, a dearer size is taken and a cheaper one is not', async () => {
  await cashier.addItem('P-S');
  await cashier.card(1_000);
  expect(await cashier.swapVariant(1, 'P-XL')).toMatchObject({ ok: true });
  expect(await cashier.swapVariant(1, 'P-S')).toMatchObject({
    error: { code: 'BASKET_PART_PAID' },
  });
});

it('the same command again swaps nothing more, also after a crash', async () => {
  await cashier.addItem('P-S');
  const commandId = till.newCommandId();
  const first = await cashier.swapVariant(1, 'P-M', commandId);
  till.restart();
  expect(await cashierAt(till).swapVariant(1, 'P-M', commandId)).toEqual(first);
  expect(till.sale().basket?.lines[0]?.sku).toBe('P-M');
});
