import { CircleCheck, CloudOff, Download, GraduationCap, Store, Unplug } from 'lucide-react';
import { useStore } from 'zustand';
import { StatusPill } from '../components/status-pill.tsx';
import { countText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { useHostState, useTill } from '../state/use-till.ts';

/** The till's link to its host first, then the host's to the platform; offline is calm. */
export function HostStatus() {
  const text = useText();
  const language = useLanguage();
  const { kind } = useHostState();
  const till = useStore(useTill().snapshots.till, ({ snapshot }) => snapshot);
  if (kind !== 'connected' || till === null) {
    return (
      <StatusPill
        icon={Unplug}
        tone={kind === 'gone' ? 'amber' : 'quiet'}
        testId="host-state"
        state={kind}
      >
        {text(kind === 'gone' ? 'top.gone' : 'top.connecting')}
      </StatusPill>
    );
  }
  if (till.journal.kind === 'training') {
    return (
      <StatusPill icon={GraduationCap} tone="amber" testId="host-state" state={kind}>
        {text('top.training')}
      </StatusPill>
    );
  }
  if (till.importing) {
    const { done, total } = till.importing;
    return (
      <StatusPill icon={Download} tone="quiet" testId="host-state" state={kind}>
        {text('top.importing', {
          done: countText(done, language),
          total: countText(total, language),
        })}
      </StatusPill>
    );
  }
  const { mode, waiting } = till.sync;
  const state = text(`top.${mode}`);
  const icon = { standalone: Store, online: CircleCheck, offline: CloudOff }[mode];
  const tone = ({ standalone: 'quiet', online: 'good', offline: 'amber' } as const)[mode];
  return (
    <StatusPill icon={icon} tone={tone} testId="host-state" state={kind}>
      {mode !== 'standalone' && waiting > 0
        ? text('top.waiting', { state, count: waiting })
        : state}
    </StatusPill>
  );
}
