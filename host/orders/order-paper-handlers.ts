import { departments, departmentsSetting } from '../../contract/document/catalogue-layout.ts';
import type { OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { orderPaperCalls } from '../../contract/host/calls/order-paper-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { multiplyDivide } from '../../domain/money/minor.ts';
import { addressLabelPaper } from '../../domain/order/address-label-paper.ts';
import { placeOfOrder } from '../../domain/order/order.ts';
import { type PackedLine, packingSlipPaper } from '../../domain/order/packing-slip-paper.ts';
import { type PickLine, pickingListPaper } from '../../domain/order/picking-list-paper.ts';
import type { Worklist } from '../../domain/order/worklists.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { knownCustomer, personName } from '../customers/known-customers.ts';
import { localTime } from '../journal/local-time.ts';
import type { Printing } from '../printing/open-printing.ts';
import { withTillFailures } from '../till-failure.ts';
import type { OrderContext } from './order-context.ts';
import { goodsOfLine, lineOf } from './order-view.ts';
import { waitingWorks } from './order-works.ts';
import { parcelTo } from './parcel-to.ts';
import { storeOrder } from './store-orders.ts';

/** What a store prints for its orders. No entry is written: these papers prove nothing, and come again as they are. */
export function orderPaperHandlers(
  context: OrderContext,
  printing: Pick<Printing, 'printDocument' | 'language'>,
): Pick<Handlers<HostApi>['calls'], keyof typeof orderPaperCalls> {
  const { till } = context.day;
  return {
    printPickingList: withTillFailures(async ({ commandId, printer }) => {
      const lines = await pickLines(context);
      if (lines.length === 0) return refuse(fail('ORDER_NONE_WAITS'));
      const { store } = till.identity;
      const document = pickingListPaper({
        ...{ language: printing.language(), store: store.name, lines },
        at: localTime(Date.parse(till.now()), store.zone).local,
      });
      return printing.printDocument({
        ...{ id: commandId, paper: 'picking-list', printer, document },
        ...{ journalId: '', sequence: 0, receiptNumber: '' },
      });
    }),
    printOrderPaper: withTillFailures(async ({ commandId, printer, order: id, ...wanted }) => {
      const order = await storeOrder(id, context.orders);
      if (order === null) return refuse(fail('ORDER_UNKNOWN'));
      const document =
        wanted.paper === 'address-label'
          ? await labelOf(order, wanted.group, context, printing.language())
          : await slipOf(order, wanted, context, printing.language());
      if (!document.ok) return document;
      return printing.printDocument({
        ...{ id: commandId, paper: wanted.paper, printer, document: document.value },
        ...(placeOfOrder(order.id) ?? { journalId: '', sequence: 0 }),
        receiptNumber: order.number,
      });
    }),
  };
}

const ways: Partial<Record<Worklist, PickLine['way']>> = {
  ...{ 'pick-collect': 'collect', 'pick-ship': 'ship', transfer: 'transfer' },
};

/** All that is on a shelf and waited for, with where it stands. */
async function pickLines(context: OrderContext): Promise<PickLine[]> {
  const { documents } = context.orders;
  const storeId = context.day.till.identity.store.id;
  const layout = await documents.get('settings', departmentsSetting);
  const known = departments.safeParse(layout?.value).data ?? [];
  const found: PickLine[] = [];
  for (const { order, work } of await waitingWorks(context)) {
    const way = ways[work.list];
    if (way === undefined) continue;
    for (const { line: number } of work.lines) {
      const line = lineOf(order, number);
      const quantityMilli = milliIn(line, storeId, ['allocated']);
      if (quantityMilli === 0) continue;
      const item = await documents.get('items', line.sku);
      const shelf = item?.category ?? '';
      found.push({
        ...(await goodsOfLine(line, documents)),
        ...{ shelf, quantityMilli, orderNumber: order.number, way },
        department:
          known.find(({ categories }) => categories.some(({ name }) => name === shelf))?.name ?? '',
      });
    }
  }
  return found;
}

/** What of a group is in this store's hands, in its next parcel; with nothing there, what left in the last one. */
async function slipOf(
  order: OrderDocument,
  { group, hasPrices }: { group: number; hasPrices: boolean },
  { day: { till }, orders }: OrderContext,
  language: 'fr' | 'en',
): Promise<Result<ReceiptDocument, Failure>> {
  const { documents } = orders;
  const { store } = till.identity;
  const lines: PackedLine[] = [];
  const ofGroup = order.lines.filter((each) => each.group === group);
  const inHands = ['picking', 'packed'];
  const isHere = ofGroup.some((line) => milliIn(line, store.id, inHands) > 0);
  for (const line of ofGroup) {
    const quantityMilli = milliIn(line, store.id, isHere ? inHands : ['shipped']);
    if (quantityMilli === 0) continue;
    const { name, size, colour, gtin } = await goodsOfLine(line, documents);
    const amountMinor = multiplyDivide(line.amountMinor, quantityMilli, line.quantityMilli);
    lines.push({ name, size, colour, gtin, quantityMilli, amountMinor });
  }
  if (lines.length === 0) return refuse(fail('ORDER_NOTHING_TO_DO', { number: order.number }));
  const named = personName(await knownCustomer(orders, order.customerId));
  const to = await parcelTo(order.id, group, documents);
  return ok(
    packingSlipPaper({
      ...{ language, lines, hasPrices, currency: order.currency, orderNumber: order.number },
      store: { name: store.name, lines: addressLines(store.address) },
      ...{ day: till.businessDay(), customerName: to?.name ?? named },
    }),
  );
}

async function labelOf(
  order: OrderDocument,
  group: number,
  { day: { till }, orders: { documents } }: OrderContext,
  language: 'fr' | 'en',
): Promise<Result<ReceiptDocument, Failure>> {
  const found = order.groups.find(({ number }) => number === group);
  const to = found?.fulfilment === 'ship' ? await parcelTo(order.id, group, documents) : null;
  if (to === null) return refuse(fail('PARCEL_ADDRESS_UNKNOWN', { number: order.number }));
  const { name, address } = till.identity.store;
  return ok(
    addressLabelPaper({
      ...{ language, to, orderNumber: order.number },
      from: { name, lines: addressLines(address), country: address.country },
    }),
  );
}

function addressLines(address: { lines: readonly string[]; postcode: string; city: string }) {
  return [...address.lines, `${address.postcode} ${address.city}`.trim()];
}

function milliIn(
  { parts }: OrderDocument['lines'][number],
  placeId: string,
  states: readonly string[],
): number {
  return parts
    .filter(({ sourceId, state }) => sourceId === placeId && states.includes(state))
    .reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
}
