import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newFolder } from '../../test/support/journal-on-disk.ts';
import { ensureSchema } from '../journal/schema/ensure-schema.ts';
import { openTillFile, type TillFile } from '../store/till-file.ts';
import { openTillSettings, type TillSettings } from './till-settings.ts';

let remove: () => void;
let folder: string;
let file: TillFile;
let settings: TillSettings;
const key = new Uint8Array(32).fill(3);

beforeEach(() => {
  ({ folder, remove } = newFolder());
  open();
});
afterEach(() => {
  file.close();
  remove();
});

function open(): void {
  file = openTillFile({ folder: join(folder, 'till'), key });
  file.transaction((sql) => ensureSchema(sql));
  settings = openTillSettings(file);
}

test('a setting is there after a restart', () => {
  expect(settings.set('devices.printer', ' tcp://10.0.0.5:9100 ')).toEqual({
    ok: true,
    value: { key: 'devices.printer', value: 'tcp://10.0.0.5:9100' },
  });
  file.close();
  open();
  expect(settings.get('devices.printer')).toBe('tcp://10.0.0.5:9100');
});

test('what nobody has set is what it is unset, and an empty text unsets', () => {
  expect(settings.get('receipts.language')).toBe('fr');
  settings.set('receipts.language', 'en');
  expect(settings.get('receipts.language')).toBe('en');
  settings.set('receipts.language', '');
  expect(settings.get('receipts.language')).toBe('fr');
  expect(settings.all()).toContainEqual({ key: 'devices.printer', value: '' });
});

test('what could not be used is refused, and what was set stays', () => {
  settings.set('devices.printer', 'tcp://10.0.0.5:9100');
  expect(settings.set('devices.printer', 'lpt1')).toMatchObject({
    error: { code: 'PRINTER_ADDRESS_BAD' },
  });
  expect(settings.set('receipts.language', 'de')).toMatchObject({ error: { code: 'SETTING_BAD' } });
  expect(settings.set('devices.printr', 'x')).toMatchObject({ error: { code: 'SETTING_UNKNOWN' } });
  expect(settings.get('devices.printer')).toBe('tcp://10.0.0.5:9100');
});

test('who works with a setting hears of its change', () => {
  const heard: string[] = [];
  settings.onChange((changed) => heard.push(changed));
  settings.set('receipts.language', 'en');
  settings.set('receipts.language', 'de');
  expect(heard).toEqual(['receipts.language']);
});

test('a stored value that this release can not use counts as unset', () => {
  file.transaction((sql) =>
    sql.exec(`INSERT INTO till_settings VALUES ('receipts.language', 'tlh')`),
  );
  expect(settings.get('receipts.language')).toBe('fr');
});
