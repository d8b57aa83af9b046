import { isIPv4 } from 'node:net';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { parsePrinterAddress } from '../../hardware/printer/printer-address.ts';
import { parsePlatformUrl } from '../../sync/http/platform-url.ts';

/** What a setting may be, and what it stands for when nobody has set it. */
interface SettingKind {
  unset: string;
  /** Refuses what could not be used; the text itself is what is stored. */
  check(text: string): Result<null, Failure>;
}

const kinds = {
  /** Where receipts are printed; empty for no printer. */
  'devices.printer': { unset: '', check: printerOrNone },
  /** Takes what the first one can't print, when the cashier says so. */
  'devices.printer.spare': { unset: '', check: printerOrNone },
  /** Where what the till says is sent, once it is enrolled there; empty for a till that stands alone. */
  'platform.url': { unset: '', check: platformOrNone },
  /** Of papers; the screen's language is the operator's. */
  'receipts.language': { unset: 'fr', check: oneOf('receipts.language', ['fr', 'en']) },
  /** What else the law has the company say of itself on a facture: form, capital, register. */
  'invoices.legal-line': { unset: '', check: () => ok(null) },
  /** Whether one signs on; unset it is asked for as soon as somebody has a PIN. `off` is for one-person shops. */
  'operators.sign-on': { unset: '', check: oneOf('operators.sign-on', ['pin', 'off']) },
  /** Seconds without a touch, a key or a scan until the screen locks. */
  'operators.lock-after': { unset: '300', check: secondsOf('operators.lock-after') },
  /** Whether a badge only says who it is, or is enough by itself. */
  'operators.badge': { unset: 'then-pin', check: oneOf('operators.badge', ['then-pin', 'alone']) },
  /** Who sells when a script does; empty for the first operator. */
  'operators.script': { unset: '', check: () => ok(null) },
  /** Who issues tax-free slips: `none`, or the simulator for trying it out. */
  'tax-free.operator': {
    unset: 'none',
    check: oneOf('tax-free.operator', ['none', 'simulator']),
  },
  /** Sales categories whose goods can't be on one (tobacco, arms, …), between commas. */
  'tax-free.excluded': { unset: '', check: categories },
  /** Whether an opening is asked for in the morning; unset the retailer's rule says so. */
  'day.session': { unset: '', check: oneOf('day.session', ['required', 'off']) },
  /** What stays in this till's drawer overnight, as `200.00`; unset the retailer's rule says so. */
  'day.float': { unset: '', check: amountOf('day.float') },
  /** Whether the drawer is counted when another person takes it; unset the retailer's rule says so. */
  'day.handover': { unset: '', check: oneOf('day.handover', ['counted', 'uncounted']) },
  /** Which till counts the safe and takes it to the bank, where several tills put into the same one. */
  'day.safe': { unset: 'here', check: oneOf('day.safe', ['here', 'elsewhere']) },
  /** Until when on the shop's wall the evening before goes on, `00:00` to `06:00`. */
  'day.starts-at': { unset: '00:00', check: hourOf('day.starts-at') },
  /** Where customers’ telephones reach the platform’s pages, as `https://moi.example.fr`; empty: no code is shown. */
  'customers.page': { unset: '', check: platformOrNone },
  /** So many days a paid sale can be claimed by the code of its receipt. */
  'customers.claim-days': { unset: '14', check: daysOf('customers.claim-days') },
  /** What goods without their receipt are paid back by: an avoir alone, or cash too where the cashier says so. */
  'returns.without-receipt': {
    unset: 'avoir',
    check: oneOf('returns.without-receipt', ['avoir', 'cash']),
  },
  /** What goods of a web shop's order are paid back by: an avoir, cash too, or the shop itself where it hears of it. */
  'returns.web-orders': {
    unset: 'avoir',
    check: oneOf('returns.web-orders', ['avoir', 'cash', 'web-shop']),
  },
  /** A difference of a count worth more is counted again before anybody can believe it; `0` for each. */
  'stock.recount-over': { unset: '50', check: amountOf('stock.recount-over') },
  /** The port at which tablets reach this till over the store network; unset for none. */
  'tablets.port': { unset: '', check: networkPort },
  /** The IPv4 address of this machine for that; unset the first one that it has in a network. */
  'tablets.address': { unset: '', check: ipv4 },
  /** Whether a cash payment in training opens the drawer, where real money lies. */
  'training.drawer': { unset: 'shut', check: oneOf('training.drawer', ['shut', 'open']) },
} as const satisfies Record<string, SettingKind>;

/** Every setting of this one till. The retailer's own settings are documents, which feeds write. */
export type SettingKey = keyof typeof kinds;

export const settingKeys = Object.keys(kinds).filter(isSettingKey);

export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(kinds, text);
}

export function settingKind(key: SettingKey): SettingKind {
  return kinds[key];
}

function printerOrNone(text: string): Result<null, Failure> {
  if (text === '') return ok(null);
  const address = parsePrinterAddress(text);
  return address.ok ? ok(null) : address;
}

function platformOrNone(text: string): Result<null, Failure> {
  if (text === '') return ok(null);
  const url = parsePlatformUrl(text);
  return url.ok ? ok(null) : url;
}

function oneOf(key: string, allowed: readonly string[]) {
  return (text: string): Result<null, Failure> =>
    allowed.includes(text)
      ? ok(null)
      : refuse(fail('SETTING_BAD', { key, value: text.slice(0, 40), allowed: allowed.join(', ') }));
}

function secondsOf(key: string) {
  return (text: string): Result<null, Failure> =>
    /^[1-9]\d{0,4}$/.test(text)
      ? ok(null)
      : refuse(fail('SETTING_BAD', { key, value: text.slice(0, 40), allowed: '1–99999' }));
}

function daysOf(key: string) {
  return (text: string): Result<null, Failure> =>
    /^[1-9]\d?$/.test(text)
      ? ok(null)
      : refuse(fail('SETTING_BAD', { key, value: text.slice(0, 40), allowed: '1–99' }));
}

function amountOf(key: string) {
  return (text: string): Result<null, Failure> =>
    /^\d{1,7}([.,]\d{1,3})?$/.test(text)
      ? ok(null)
      : refuse(fail('SETTING_BAD', { key, value: text.slice(0, 40), allowed: '200.00' }));
}

function categories(text: string): Result<null, Failure> {
  return text.length <= 2_000 && text.split(',').every((category) => category.trim().length <= 64)
    ? ok(null)
    : refuse(
        fail('SETTING_BAD', {
          key: 'tax-free.excluded',
          value: text.slice(0, 40),
          allowed: 'tobacco, arms',
        }),
      );
}

function hourOf(key: string) {
  return (text: string): Result<null, Failure> =>
    /^(0[0-5]:[0-5]\d|06:00)$/.test(text)
      ? ok(null)
      : refuse(fail('SETTING_BAD', { key, value: text.slice(0, 40), allowed: '00:00–06:00' }));
}

function networkPort(text: string): Result<null, Failure> {
  const port = /^\d{4,5}$/.test(text) ? Number(text) : 0;
  return port >= 1_024 && port <= 65_535
    ? ok(null)
    : refuse(
        fail('SETTING_BAD', {
          key: 'tablets.port',
          value: text.slice(0, 40),
          allowed: '1024–65535',
        }),
      );
}

function ipv4(text: string): Result<null, Failure> {
  return isIPv4(text) && text !== '0.0.0.0'
    ? ok(null)
    : refuse(
        fail('SETTING_BAD', {
          key: 'tablets.address',
          value: text.slice(0, 40),
          allowed: '192.168.1.20',
        }),
      );
}
