import { CircleCheck, CloudOff, RefreshCw } from 'lucide-react';
import type { Failure, FailureCode } from '../../contract/failure/failure.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { momentText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { warningText } from '../state/till-warnings.ts';
import { useTill, useZone } from '../state/use-till.ts';
import { StatusDocuments } from './status-documents.tsx';
import css from './status-sheet.module.css';

/** The link to the platform: since when, why not, what waits, and what the platform could not use. */
export function StatusSync({ sync, warnings }: Pick<TillSnapshot, 'sync' | 'warnings'>) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { commands } = useTill();
  const { mode, since, why, waiting, quarantined } = sync;
  if (mode === 'standalone' || since === null) return null;
  const isOnline = mode === 'online';
  const Icon = isOnline ? CircleCheck : CloudOff;
  const time = momentText(Date.parse(since), Date.now(), language, zone);
  const isToldBelow = warnings.some(({ code }) => code === why?.code);
  // Nothing leaves before somebody has put that right.
  const isHeld = isToldBelow || (why !== null && needsSomebody.has(why.code));
  const staying = isHeld ? 'status.sync.held' : 'status.sync.kept';
  const waits = isOnline && why === null ? 'status.sync.going' : staying;
  return (
    <section
      className={classNames(css.warning, !isOnline && css.urgent)}
      aria-label={text('status.sending')}
      data-testid="status-sync"
    >
      <Icon className={classNames(css.icon, isOnline && css.well)} aria-hidden="true" />
      <div className={css.sync}>
        <strong>{text(`status.sync.${mode}`, { time })}</strong>
        {why && !isToldBelow && <p data-code={why.code}>{warningText(why, language)}</p>}
        <p>{text(waits, { count: waiting })}</p>
        {why && !isToldBelow && (
          <p className={css.code}>{text('notice.code', { code: codeOf(why) })}</p>
        )}
        {sync.documents && <StatusDocuments {...sync.documents} />}
        {quarantined.length > 0 && (
          <>
            <p className={css.quiet}>{text('status.sync.quarantined')}</p>
            <ul className={css.quiet}>
              {quarantined.map(({ journalId, sequence, reason }) => (
                <li key={`${journalId} ${String(sequence)}`}>
                  {text('status.sync.entry', { number: sequence, reason })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {(!isOnline || why !== null) && (
        <Button
          icon={RefreshCw}
          keyLabel="R"
          testId="retry-sync"
          className={css.retry}
          onPress={() => commands.retrySync()}
        >
          {text('status.sync.retry')}
        </Button>
      )}
    </section>
  );
}

const needsSomebody: ReadonlySet<FailureCode> = new Set([
  'NOT_ENROLLED',
  'PROOF_REFUSED',
  'TILL_REVOKED',
  'TILL_TOO_OLD',
]);

/** With what the network itself said, for support. */
function codeOf({ code, details: { reason } }: Failure): string {
  return reason === undefined ? code : `${code} ${String(reason)}`;
}
