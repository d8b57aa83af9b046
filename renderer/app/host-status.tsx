import { useStore } from 'zustand';
import { StatusPill } from '../components/status-pill.tsx';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { showSheet } from '../state/sale-moves.ts';
import { useHostState, useTill } from '../state/use-till.ts';
import { statusOf } from './status-of.ts';

/** How the till is, at a glance; touched, it says the rest. */
export function HostStatus() {
  const text = useText();
  const language = useLanguage();
  const { kind } = useHostState();
  const till = useTill();
  const snapshot = useStore(till.snapshots.till, (state) => state.snapshot);
  const { icon, tone, words } = statusOf(kind, snapshot, text, language);
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
