import type { ReactNode } from 'react';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { build } from '../../contract/rpc/build.ts';
import { fiscalVersion } from '../../domain/fiscal/fiscal-profile.ts';
import { version } from '../../package.json';
import { type Text, useText } from '../i18n/use-text.ts';
import css from './status-sheet.module.css';

/** Enough to tell one journal of a till from its others. */
const shortId = 8;

/** What support asks for on the telephone. The page's build is the host's, or it would reload. */
export function StatusFacts({ till }: { till: TillSnapshot | null }) {
  const text = useText();
  return (
    <dl className={css.facts}>
      {till && (
        <>
          <Fact name={text('status.store')}>
            {till.companyName} · {till.storeName}
          </Fact>
          <Fact name={text('status.till')}>{till.tillNumber}</Fact>
          <Fact name={text('status.journal')}>
            {text(`status.journal.${till.journal.kind}`, {
              count: text('status.entries', { count: till.journal.entryCount }),
              id: till.journal.journalId.slice(0, shortId),
            })}
          </Fact>
          <Fact name={text('status.items')}>
            {text('status.items.count', { count: till.itemCount })}
          </Fact>
          <Fact name={text('status.sending')}>{sendingText(till, text)}</Fact>
        </>
      )}
      <Fact name={text('status.version')}>
        {text('status.version.is', { version, build, fiscal: fiscalVersion })}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Nobody waits for the entries of a standalone till, however many there are. */
function sendingText({ sync }: TillSnapshot, text: Text): string {
  const { mode, waiting, acknowledgedThrough } = sync;
  if (mode === 'standalone') return text('status.sending.standalone');
  const state =
    waiting === 0
      ? text('status.sending.none')
      : text('status.sending.waiting', { count: waiting });
  return acknowledgedThrough === 0
    ? state
    : text('status.sending.through', { state, number: acknowledgedThrough });
}
