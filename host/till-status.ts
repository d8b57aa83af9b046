import type { TillIdentity } from '../contract/document/setting.ts';
import type { TillSnapshot } from '../contract/host/views.ts';
import type { Journal } from '../contract/port/journal.ts';
import { assert } from '../domain/assert.ts';
import type { TenderSettings } from '../domain/tender/tender-settings.ts';
import type { Archives } from './archive/open-archives.ts';
import type { Demo } from './demo/open-demo.ts';
import type { ItemImports } from './import/item-import.ts';
import type { JournalWriter } from './journal/journal-writer.ts';
import type { JournalDefect } from './journal/start-check.ts';
import type { TillScanners } from './scanners/till-scanners.ts';
import type { Sync } from './sync/open-sync.ts';
import type { TaxFree } from './tax-free/open-tax-free.ts';

/** Warnings of defects that are shown; the journal names them all. */
const maximumDefects = 5;

type Warning = TillSnapshot['warnings'][number];

/** Where, and how the till is: what the `till` view shows, kept up to date by who knows. */
export function tillStatus(from: {
  identity(): TillIdentity;
  journal: Journal;
  writer: JournalWriter;
  tenders(): TenderSettings;
  itemCount(): number;
  imports: Pick<ItemImports, 'progress'>;
  scanners: Pick<TillScanners, 'state'>;
  demo: Pick<Demo, 'isBroken'>;
  /** More cash in the drawer than the shop allows. */
  isDropDue(): boolean;
  /** Ids of settings that can't be read. */
  unreadableSettings(): readonly string[];
  sync: Pick<Sync, 'state' | 'warnings'>;
  archives: Pick<Archives, 'warnings'>;
  taxFree: Pick<TaxFree, 'warnings' | 'isOffered'>;
  isKeyWeak: boolean;
  catalogState: 'ready' | 'rebuilt';
  defects: readonly JournalDefect[];
}) {
  const { demo } = from;
  const emptyCatalogCode = from.catalogState === 'rebuilt' ? 'CATALOG_REBUILT' : 'CATALOG_EMPTY';
  let defects: readonly Warning[] = from.defects.slice(0, maximumDefects).map(recordedWarning);

  return {
    defectsRecorded(recorded: readonly JournalDefect[]): void {
      const others = defects.filter(({ code }) => code !== 'JOURNAL_DEFECT_OPEN');
      defects = [...recorded.map(recordedWarning), ...others].slice(0, maximumDefects);
    },
    /** They could not become entries yet. */
    defectsOpen(open: readonly JournalDefect[]): void {
      const warnings = open.map((defect) => warningOf('JOURNAL_DEFECT_OPEN', defect));
      const others = defects.filter(({ code }) => code !== 'JOURNAL_DEFECT_OPEN');
      defects = [...warnings, ...others].slice(0, maximumDefects);
    },
    snapshot(): TillSnapshot {
      const identity = from.identity();
      const head = from.writer.head('live');
      assert(head !== null, 'A till has an open live journal');
      const sync = from.sync.state(head);
      const itemCount = from.itemCount();
      const { kind, names } = from.scanners.state();
      return {
        storeName: identity.store.name,
        companyName: identity.company.name,
        tillNumber: identity.till.number,
        zone: identity.store.zone,
        currency: identity.currency,
        journal: { kind: 'live', journalId: head.journalId, entryCount: head.sequence },
        itemCount,
        scanners: { kind, names: [...names] },
        tenderTypes: [...from.tenders().types],
        giftCardQuickMinor: [...from.tenders().storedValue.giftCardQuickMinor],
        sync:
          demo.isBroken('internet') && sync.mode === 'standalone'
            ? { ...sync, mode: 'offline' }
            : sync,
        warnings: [
          ...defects,
          ...from.sync.warnings(),
          ...(from.isDropDue() ? [{ code: 'DROP_DUE', details: {} }] : []),
          ...from.archives.warnings(),
          ...from.taxFree.warnings(),
          // Until there are items again, also when the till was restarted meanwhile.
          ...(itemCount === 0 ? [{ code: emptyCatalogCode, details: {} }] : []),
          ...from
            .unreadableSettings()
            .map((setting) => ({ code: 'SETTING_UNREADABLE', details: { setting } })),
          ...(from.isKeyWeak ? [{ code: 'KEYS_WEAK', details: {} }] : []),
        ],
        isTaxFreeOffered: from.taxFree.isOffered(),
        importing: from.imports.progress(),
        isTerminalDead: demo.isBroken('terminal'),
      };
    },
  };
}

/** What was put right by itself is told otherwise than a journal that had to end. */
function recordedWarning(defect: JournalDefect): Warning {
  const isPutRight = defect.problem === 'schema' || defect.problem === 'projection';
  return warningOf(isPutRight ? 'JOURNAL_TAMPERED' : 'JOURNAL_DEFECT', defect);
}

function warningOf(
  code: 'JOURNAL_DEFECT' | 'JOURNAL_DEFECT_OPEN' | 'JOURNAL_TAMPERED',
  { journalId, sequence, problem }: JournalDefect,
): Warning {
  return { code, details: { journalId, sequence, problem } };
}
