import { expect, test } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { statusOf } from './status-of.ts';

const till: TillSnapshot = {
  storeName: 'Lyon Part-Dieu',
  companyName: 'Maison Lumen',
  tillNumber: '2',
  zone: 'Europe/Paris',
  currency: 'EUR',
  journal: { kind: 'live', journalId: 'journal-000000001', entryCount: 12 },
  itemCount: 38,
  tenderTypes: [],
  giftCardQuickMinor: [],
  sync: {
    mode: 'standalone',
    waiting: 12,
    acknowledgedThrough: 0,
    since: null,
    why: null,
    quarantinedCount: 0,
    quarantined: [],
    documents: null,
  },
  warnings: [],
  importing: null,
  scanners: { kind: 'none', names: [] },
  isTerminalDead: false,
  isTaxFreeOffered: false,
};
const defect = { code: 'JOURNAL_DEFECT', details: {} };
const weakKeys = { code: 'KEYS_WEAK', details: {} };

/** What the pill says, by the keys of its texts. */
function shown(changes: Partial<TillSnapshot>, link: 'connected' | 'gone' = 'connected') {
  const text = (key: string, values?: Record<string, string | number>) =>
    [key, ...Object.values(values ?? {})].join(' ');
  const { tone, words } = statusOf(link, { ...till, ...changes }, text, 'fr');
  return `${tone}: ${words}`;
}

test('a defect turns the pill amber, with a word for it', () => {
  expect(shown({ warnings: [weakKeys, defect] })).toBe('amber: top.check');
});

test('weak keys or a code that nobody knows change nothing at a glance', () => {
  expect(shown({ warnings: [weakKeys, { code: 'constructor', details: {} }] })).toBe(
    'quiet: top.standalone',
  );
});

test('a training till says so beside its defect', () => {
  const journal = { ...till.journal, kind: 'training' as const };
  expect(shown({ journal })).toBe('amber: top.training');
  expect(shown({ journal, warnings: [defect] })).toBe('amber: top.two top.training top.check');
});

test('a host that is gone comes before all it said', () => {
  expect(shown({ warnings: [defect] }, 'gone')).toBe('amber: top.gone');
});

test('an import shows how far it is; offline, how much waits', () => {
  expect(shown({ importing: { done: 5, total: 9 } })).toBe('quiet: top.importing 5 9');
  expect(shown({ sync: { ...till.sync, mode: 'offline', waiting: 14 } })).toBe(
    'amber: top.waiting top.offline 14',
  );
});
