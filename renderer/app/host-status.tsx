import { useStore } from 'zustand';
import { StatusPill } from '../components/status-pill.tsx';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { showSheet } from '../state/sale-moves.ts';
import { opensHere } from '../state/tablet-sheets.ts';
import { useHostState, useTill } from '../state/use-till.ts';
import css from './host-status.module.css';
import { statusOf } from './status-of.ts';

/** How the till is, at a glance; touched, it says the rest. */
export function HostStatus() {
  const text = useText();
  const language = useLanguage();
  const { kind } = useHostState();
  const till = useTill();
  const snapshot = useStore(till.snapshots.till, (state) => state.snapshot);
  const { icon, tone, words } = statusOf(kind, snapshot, text, language);
  // The till's own page says the rest, to whoever can do something about it.
  if (!opensHere('status')) {
    return (
      <span className={css.said} data-testid="host-state" data-state={kind} role="status">
        {words}
      </span>
    );
  }
  return (
    <StatusPill
      icon={icon}
      tone={tone}
      opens={text('status.title')}
      keyLabel={text('key.alts')}
      testId="host-state"
      state={kind}
      onPress={() => showSheet(till, 'status')}
    >
      {words}
    </StatusPill>
  );
}
