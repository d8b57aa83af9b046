import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platformCommand } from './platform-options.ts';

const optionsOf = (args: string[], environment: Record<string, string> = {}) => {
  const command = platformCommand(args, environment);
  if (!command.ok) throw new Error(command.error);
  return command.value.options;
};
const wrong = (args: string[], environment: Record<string, string> = {}) => {
  const command = platformCommand(args, environment);
  return command.ok ? 'fine' : command.error;
};

test('without a word it runs on this machine alone, on the embedded database', () => {
  expect(optionsOf(['--data', '/srv/platform'])).toEqual({
    folder: '/srv/platform',
    databaseUrl: null,
    host: '127.0.0.1',
    port: 7_400,
    origins: [],
    tls: null,
    isBehindProxy: false,
    metricsToken: '',
    isQuiet: false,
    allowsLoopbackWebhooks: false,
    demo: 'full',
  });
});

test('DATABASE_URL names a server; an empty one names none', () => {
  expect(optionsOf([], { DATABASE_URL: 'postgres://db/lumen' }).databaseUrl).toBe(
    'postgres://db/lumen',
  );
  expect(optionsOf([], { DATABASE_URL: '' }).databaseUrl).toBeNull();
});

test('beyond this machine it speaks TLS, or a proxy does, and metrics ask for a token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-tls-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, 'cert');
  writeFileSync(key, 'key');
  const metrics = { COMPTOIR_METRICS_TOKEN: 'secret' };
  const tls = ['--tls-cert', cert, '--tls-key', key];
  expect(wrong(['--host', '0.0.0.0'], metrics)).toContain('--tls-cert');
  expect(wrong(['--host', '0.0.0.0', '--tls-cert', cert], metrics)).toContain('go together');
  expect(wrong(['--host', '0.0.0.0', ...tls])).toContain('COMPTOIR_METRICS_TOKEN');
  expect(wrong(['--behind-proxy'])).toContain('COMPTOIR_METRICS_TOKEN');
  expect(optionsOf(['--host', '0.0.0.0', ...tls], metrics).tls?.key.toString()).toBe('key');
  expect(optionsOf(['--host', '0.0.0.0', '--behind-proxy'], metrics).isBehindProxy).toBe(true);
  rmSync(folder, { recursive: true });
});

test.each([
  [['--port', '70000'], '--port'],
  [['--port', 'x'], '--port'],
  [['--origin', 'https://platform.example/path'], '--origin'],
  [['pair', '--store', 'LYO1'], '--till'],
  [['revoke'], '--till'],
  [['pair', 'more'], 'too many words'],
  [['sell'], 'unknown command'],
  [['--colour', 'red'], '--colour'],
])('%j is not understood, and says what', (args, part) => {
  expect(wrong(args)).toContain(part);
});

test('what is owed under cards is asked for at a day, as JSON or as a table', () => {
  expect(platformCommand(['liabilities', '--day', '2026-11-22', '--csv'], {})).toMatchObject({
    value: { kind: 'liabilities', businessDay: '2026-11-22', isCsv: true },
  });
  expect(wrong(['liabilities'])).toContain('--day');
});

test('a report is of a store and a day, or of the week up to it', () => {
  const asked = ['report', '--store', 'LYO1', '--day', '2026-11-22'];
  expect(platformCommand(asked, {})).toMatchObject({
    value: { kind: 'report', storeId: 'LYO1', span: 'day', businessDay: '2026-11-22' },
  });
  expect(platformCommand([...asked, '--week'], {})).toMatchObject({ value: { span: 'week' } });
  expect(wrong(['report', '--store', 'LYO1', '--day', '22/11/2026'])).toContain('--day');
  expect(wrong(['report', '--day', '2026-11-22'])).toContain('--store');
});

test('a client’s key is for a store, and for the whole network only where that is said', () => {
  const asked = (...args: string[]) => platformCommand(args, {});
  expect(asked('add-client', 'Boutique', '--store', 'WEB1')).toMatchObject({
    value: { kind: 'add-client', name: 'Boutique', storeId: 'WEB1', isNetworkWide: false },
  });
  expect(asked('add-client', 'OMS', '--store', 'WEB1', '--network')).toMatchObject({
    value: { isNetworkWide: true },
  });
  expect(asked('add-client', 'Boutique').ok).toBe(false);
  expect(asked('revoke-client').ok).toBe(false);
});
