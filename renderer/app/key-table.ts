import type { MessageKey } from '../i18n/texts.ts';
import type { Text } from '../i18n/use-text.ts';

interface KeyRow {
  /** Signs as they are, names by their message. */
  keys: readonly (MessageKey | `=${string}`)[];
  does: MessageKey;
}

/** What the keys sheet lists, by screen. `key-action.ts` is what it tells of. */
export const keyTable: readonly { title: MessageKey; rows: readonly KeyRow[] }[] = [
  {
    title: 'keys.in.sale',
    rows: [
      { keys: ['=F12'], does: 'keys.pay' },
      { keys: ['=F2'], does: 'keys.search' },
      { keys: ['=F3'], does: 'keys.customer' },
      { keys: ['=F1'], does: 'keys.ship' },
      { keys: ['=/'], does: 'keys.move' },
      { keys: ['=A–Z', '=0–9'], does: 'keys.type' },
      { keys: ['=↑', '=↓'], does: 'keys.select' },
      { keys: ['=+', '=−'], does: 'keys.step' },
      { keys: ['=*'], does: 'keys.quantity' },
      { keys: ['key.delete'], does: 'keys.void' },
      { keys: ['key.ctrlz'], does: 'keys.undo' },
      { keys: ['=F4'], does: 'keys.abandon' },
      { keys: ['=F5'], does: 'keys.discount' },
      { keys: ['key.enter'], does: 'keys.line' },
      { keys: ['=F6'], does: 'keys.return' },
      { keys: ['=F7'], does: 'keys.item' },
      { keys: ['=F8'], does: 'keys.suspended' },
      { keys: ['=F9'], does: 'keys.suspend' },
      { keys: ['=F10'], does: 'keys.more' },
    ],
  },
  {
    title: 'keys.in.tender',
    rows: [
      { keys: ['=F1', '=F8'], does: 'keys.tenders' },
      { keys: ['=*'], does: 'keys.exception' },
      { keys: ['=0–9', 'key.comma'], does: 'keys.digits' },
      { keys: ['=⌫'], does: 'keys.erase' },
      { keys: ['key.enter'], does: 'keys.validate' },
    ],
  },
  {
    title: 'keys.in.search',
    rows: [
      { keys: ['=↑', '=↓'], does: 'keys.results' },
      { keys: ['key.enter'], does: 'keys.add' },
    ],
  },
  {
    title: 'keys.in.item',
    rows: [
      { keys: ['=F1', '=F8'], does: 'keys.ways' },
      { keys: ['=↑', '=↓', '=←', '=→'], does: 'keys.cells' },
      { keys: ['=F12'], does: 'keys.act' },
      { keys: ['=+'], does: 'item.add-too' },
    ],
  },
  {
    title: 'keys.in.group',
    rows: [
      { keys: ['=F1', '=F8'], does: 'keys.group' },
      { keys: ['=F9', '=F10', '=F11'], does: 'keys.group.payment' },
      { keys: ['=↑', '=↓'], does: 'keys.entries' },
      { keys: ['=+', '=−'], does: 'keys.pieces' },
      { keys: ['=F12'], does: 'keys.done' },
    ],
  },
  {
    title: 'keys.in.paid',
    rows: [
      { keys: ['key.enter'], does: 'keys.next' },
      { keys: ['=P'], does: 'keys.print' },
      { keys: ['=C'], does: 'keys.gift' },
      { keys: ['=A'], does: 'keys.preview' },
      { keys: ['=D'], does: 'tax-free.title' },
      { keys: ['=F'], does: 'invoice.ask' },
      { keys: ['=T'], does: 'drawer.open' },
      { keys: ['=R'], does: 'keys.print-again' },
      { keys: ['=O'], does: 'job.other' },
      { keys: ['=X'], does: 'job.give-up' },
      { keys: ['=F8'], does: 'keys.suspended' },
    ],
  },
  {
    title: 'keys.in.receipts',
    rows: [
      { keys: ['=↑', '=↓'], does: 'keys.choose-receipt' },
      { keys: ['=F12'], does: 'keys.print' },
      { keys: ['=F6'], does: 'keys.return-receipt' },
      { keys: ['=F7'], does: 'job.gift-receipt' },
      { keys: ['=F3'], does: 'tax-free.title' },
      { keys: ['=F10'], does: 'invoice.ask' },
      { keys: ['=F8'], does: 'keys.print-again' },
      { keys: ['=F9'], does: 'job.other' },
      { keys: ['=F4'], does: 'job.give-up' },
    ],
  },
  {
    title: 'orders.title',
    rows: [{ keys: ['=F10'], does: 'cancel.title' }],
  },
  {
    title: 'cancel.title',
    rows: [
      { keys: ['=F1', '=F2', '=F3'], does: 'cancel.by' },
      { keys: ['=↑', '=↓'], does: 'keys.entries' },
      { keys: ['=F12'], does: 'cancel.do' },
    ],
  },
  {
    title: 'manager.title',
    rows: [
      { keys: ['=F1'], does: 'manager.span' },
      { keys: ['=F2'], does: 'manager.vat' },
      { keys: ['=F3'], does: 'manager.against' },
      { keys: ['=F4'], does: 'manager.tables' },
      { keys: ['=↑', '=↓'], does: 'manager.decisions' },
    ],
  },
  {
    title: 'keys.everywhere',
    rows: [
      { keys: ['key.escape'], does: 'keys.back' },
      { keys: ['=F11'], does: 'keys.operator' },
      { keys: ['key.altg'], does: 'gift-card.title' },
      { keys: ['key.alto'], does: 'deposit.title' },
      { keys: ['key.alts'], does: 'status.title' },
      { keys: ['key.altr'], does: 'keys.settings' },
      { keys: ['key.altd'], does: 'demo.title' },
      { keys: ['key.altt'], does: 'keys.receipts' },
      { keys: ['key.altc'], does: 'orders.title' },
      { keys: ['key.altj'], does: 'audit.title' },
      { keys: ['key.altl'], does: 'day.title' },
      { keys: ['key.altm'], does: 'manager.title' },
      { keys: ['key.alta'], does: 'archives.title' },
      { keys: ['key.altf'], does: 'training.title' },
      { keys: ['key.altx'], does: 'tax-free.title' },
      { keys: ['key.altn'], does: 'invoices.title' },
      { keys: ['key.altk'], does: 'prepare.title' },
      { keys: ['key.altb'], does: 'stock.title' },
      { keys: ['key.altu'], does: 'account.title' },
      { keys: ['key.altp'], does: 'staff.title' },
      { keys: ['key.altq'], does: 'quotes.title' },
      { keys: ['key.alth'], does: 'profile.title' },
      { keys: ['key.altw'], does: 'after-sales.title' },
      { keys: ['key.altv'], does: 'tasks.title' },
      { keys: ['key.alty'], does: 'display.title' },
      { keys: ['key.alti'], does: 'keys.printer' },
      { keys: ['=?'], does: 'keys.help' },
    ],
  },
];

/** A key as it is drawn: its sign, or its name in the operator's language. */
export function keyName(key: KeyRow['keys'][number], text: Text): string {
  return isSign(key) ? key.slice(1) : text(key);
}

function isSign(key: KeyRow['keys'][number]): key is `=${string}` {
  return key.startsWith('=');
}
