import { Unplug } from 'lucide-react';
import { useStore } from 'zustand';
import { failureText } from '../../contract/failure/failure.ts';
import { clockText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { maxWaitingCalls } from '../state/host-connection-queue.ts';
import { useHostState, useTill } from '../state/use-till.ts';
import css from './host-banner.module.css';

/** The host does not answer: since when, what is kept, what waits. Calm, and gone by itself. */
export function HostBanner() {
  const text = useText();
  const language = useLanguage();
  const { kind, sinceMs, refusal } = useHostState();
  const count = useStore(useTill().waitingScans, (scans) => scans.count);
  if (kind !== 'gone') return null;
  return (
    <div className={css.banner} role="status" data-testid="host-gone">
      <Unplug className={css.icon} aria-hidden="true" />
      {refusal === null ? (
        <p>
          <strong>{text('host.gone', { time: clockText(sinceMs, language) })}</strong>{' '}
          {text('host.kept')}{' '}
          {count > 0 && text(count >= maxWaitingCalls ? 'host.full' : 'host.waiting', { count })}
        </p>
      ) : (
        <p>
          <strong>{text('host.refused.title')}.</strong> {failureText(refusal, language)}{' '}
          {text('notice.code', { code: refusal.code })}
        </p>
      )}
    </div>
  );
}
