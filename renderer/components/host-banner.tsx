import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { type Failure, failureText } from '../../contract/failure/failure.ts';
import { clockText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { maxWaitingCalls } from '../state/host-connection-queue.ts';
import { useHostState, useTill, useZone } from '../state/use-till.ts';
import css from './host-banner.module.css';

/** The host does not answer: since when, what is kept, what waits. Calm, and gone by itself. */
export function HostBanner() {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { kind, sinceMs, refusal } = useHostState();
  const { waitingScans, snapshots } = useTill();
  const count = useStore(waitingScans, (scans) => scans.count);
  const ended = useStore(snapshots.ended, ({ failure }) => failure);
  if (kind !== 'gone') return ended === null ? null : <Banner>{failureOf(ended)}</Banner>;
  if (refusal !== null) {
    return (
      <Banner>
        <strong>{text('host.refused.title')}.</strong> {failureOf(refusal)}
      </Banner>
    );
  }
  return (
    <Banner>
      <strong>{text('host.gone', { time: clockText(sinceMs, language, zone) })}</strong>{' '}
      {text('host.kept')}{' '}
      {count > 0 && text(count >= maxWaitingCalls ? 'host.full' : 'host.waiting', { count })}
    </Banner>
  );

  function failureOf(failed: Failure): string {
    return `${failureText(failed, language)} ${text('notice.code', { code: failed.code })}`;
  }
}

function Banner({ children }: { children: ReactNode }) {
  return (
    <div className={css.banner} role="status" data-testid="host-gone">
      <Unplug className={css.icon} aria-hidden="true" />
      <p>{children}</p>
    </div>
  );
}
