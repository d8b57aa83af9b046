import { useStore } from 'zustand';
import type { Action } from '../../domain/operator/permissions.ts';
import { Button } from '../components/button.tsx';
import { EntryList } from '../components/entry-list.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useText } from '../i18n/use-text.ts';
import { openDesk } from '../state/manager/desk-moves.ts';
import { isOnlyReal } from '../state/only-real.ts';
import { showSheet } from '../state/sale-moves.ts';
import { opensHere } from '../state/tablet-sheets.ts';
import type { Till } from '../state/till.ts';
import { useTill } from '../state/use-till.ts';
import { keyName } from './key-table.ts';
import { type MenuEntry, menu } from './menu.ts';
import css from './menu-sheet.module.css';

/** What « Plus » opens: one button for each, two abreast. */
export function MenuSheet() {
  const text = useText();
  const till = useTill();
  const isDemo = useStore(till.snapshots.demo, ({ snapshot }) => snapshot !== null);
  const hasWelcome = useStore(till.welcome, ({ welcome }) => welcome !== null);
  const entries = menu
    .filter(({ isOfDemo }) => isDemo || !isOfDemo)
    .filter(({ opens }) => opensHere(opens))
    .filter(({ opens }) => hasWelcome || opens !== 'welcome');
  return (
    <Sheet title={text('menu.title')} width="medium">
      <EntryList columns={2}>
        {entries.map((entry, index) => (
          <li key={entry.opens}>
            <Entry entry={entry} isFirst={index === 0} />
          </li>
        ))}
      </EntryList>
    </Sheet>
  );
}

function open(till: Till, what: MenuEntry['opens']): void {
  if (what === 'day') till.commands.openDay();
  else if (what === 'manager') openDesk(till);
  else showSheet(till, what);
}

function Entry({ entry, isFirst }: { entry: MenuEntry; isFirst: boolean }) {
  const text = useText();
  const till = useTill();
  const sale = useStore(till.snapshots.sale, ({ snapshot }) => snapshot);
  const operator = useStore(till.snapshots.people, ({ snapshot }) => snapshot?.operator ?? null);
  const may = (action: Action): boolean => operator?.permissions[action].isAllowed ?? false;
  const isRefused = sale?.training != null && isOnlyReal(entry.opens);
  const reason = isRefused ? 'training.not-here' : (entry.unavailable?.(sale, may) ?? null);
  return (
    <Button
      takesFocus
      autoFocus={isFirst}
      className={css.entry}
      icon={entry.icon}
      isDisabled={reason !== null}
      testId={`menu-${entry.opens}`}
      onPress={() => open(till, entry.opens)}
      {...(entry.key === null ? {} : { keyLabel: keyName(entry.key, text) })}
    >
      {text(entry.label)}
      {reason !== null && <span className={css.reason}>{text(reason)}</span>}
    </Button>
  );
}
