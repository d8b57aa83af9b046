import { expect, test } from 'vitest';
import { resultOf, runTill } from '../support/run-till.ts';
import { temporaryFolder } from '../support/start-till.ts';

test('a setting set by a script is there for the next one, and a bad one changes nothing', async () => {
  const folder = temporaryFolder();
  const set = await runTill(folder, 'config', 'set', 'devices.printer', 'tcp://127.0.0.1:9100');
  expect(set).toMatchObject({ code: 0, errors: '' });
  expect(resultOf(set)).toEqual({ key: 'devices.printer', value: 'tcp://127.0.0.1:9100' });

  const bad = await runTill(folder, 'config', 'set', 'devices.printer', 'COM1');
  expect(bad).toMatchObject({ code: 1, lines: [] });
  expect(bad.errors).toContain('[PRINTER_ADDRESS_BAD]');
  const unknown = await runTill(folder, 'config', 'get', 'devices.printre');
  expect(unknown.errors).toMatch(/devices\.printer.*\[SETTING_UNKNOWN\]/);

  expect(resultOf(await runTill(folder, 'config', 'list'))).toMatchObject({
    'devices.printer': 'tcp://127.0.0.1:9100',
    'receipts.language': 'fr',
  });
});
