import { TabletSmartphone } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { TabletDesk } from '../../../contract/host/calls/tablet-calls.ts';
import { Button } from '../../components/button.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { agoText, clockText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import css from './tablets-sheet.module.css';

type Door = TabletDesk['door'];

/** Whether tablets reach this till, the code for a new one, and those that were let in. */
export function TabletsSheet() {
  const text = useText();
  const language = useLanguage();
  const { tabletDesk } = useTill();
  const { desk, failure, isBusy } = useStore(tabletDesk);
  useEffect(tabletDesk.open, []);
  const door = desk?.door ?? null;
  const problem = failure ?? (door?.kind === 'failed' ? door.failure : null);
  return (
    <Sheet title={text('tablets.title')} width="medium">
      <div className={css.stack} aria-busy={desk === null}>
        {problem && (
          <p className={css.problem} role="status">
            {failureText(problem, language)}
          </p>
        )}
        {door?.kind === 'open' ? <OpenDoor door={door} /> : <p>{text('tablets.shut')}</p>}
        {desk && <PairedTablets tablets={desk.tablets} />}
        {door && (
          <Button
            takesFocus
            autoFocus={door.kind === 'shut'}
            look={door.kind === 'shut' ? 'main' : 'plain'}
            isPending={isBusy}
            testId="tablets-door"
            onPress={() => tabletDesk.letIn(door.kind === 'shut')}
          >
            {text(door.kind === 'shut' ? 'tablets.open' : 'tablets.close')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

function OpenDoor({ door }: { door: Extract<Door, { kind: 'open' }> }) {
  const text = useText();
  const { tabletDesk } = useTill();
  const { offered, name, isBusy } = useStore(tabletDesk);
  return (
    <>
      {offered && <Offer offered={offered} />}
      <dl className={css.facts}>
        <dt>{text('tablets.address')}</dt>
        <dd data-testid="tablets-address">{door.origin}</dd>
        <dt>{text('tablets.fingerprint')}</dt>
        <dd className={css.fingerprint} data-testid="tablets-fingerprint">
          {door.fingerprint}
        </dd>
      </dl>
      <TextField
        label={text('tablets.name')}
        hint={text('tablets.name.hint', { example: text('tablets.name.example') })}
        maxLength={40}
        value={name}
        testId="tablets-name"
        onChange={({ target }) => tabletDesk.setState({ name: target.value })}
      />
      <Button
        takesFocus
        look="main"
        icon={TabletSmartphone}
        isPending={isBusy}
        testId="tablets-pair"
        onPress={() => tabletDesk.offer()}
      >
        {text('tablets.pair')}
      </Button>
    </>
  );
}

function Offer({ offered: { code, url } }: { offered: { code: string; url: string } }) {
  const text = useText();
  const { tabletDesk } = useTill();
  const pairing = useStore(tabletDesk, ({ desk }) => desk?.pairing ?? null);
  return (
    <section className={css.offer}>
      {pairing && <QrCode data={url} label={text('tablets.code.qr')} />}
      <div className={css.about}>
        <p>{text('tablets.steps')}</p>
        <p>{text('tablets.code')}</p>
        <p
          className={css.code}
          data-void={pairing === null || undefined}
          data-testid="tablets-code"
        >
          {code}
        </p>
        <p className={css.quiet} role="status">
          {pairing
            ? text('tablets.code.left', { minutes: Math.ceil(pairing.leftMs / 60_000) })
            : text('tablets.code.over')}{' '}
          {pairing && pairing.wrong > 0 && text('tablets.code.wrong', { count: pairing.wrong })}
        </p>
      </div>
    </section>
  );
}

function PairedTablets({ tablets }: Pick<TabletDesk, 'tablets'>) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { tabletDesk } = useTill();
  const { leaving, isBusy } = useStore(tabletDesk);
  if (tablets.length === 0) return <p className={css.quiet}>{text('tablets.none')}</p>;
  return (
    <ul className={css.list} aria-label={text('tablets.list')}>
      {tablets.map(({ seat, name, isConnected, lastSeenAt }) => {
        const seenMs = Date.parse(lastSeenAt);
        return (
          <li key={seat} className={css.tablet}>
            <p className={css.about}>
              <strong>{name}</strong>{' '}
              <span className={css.quiet}>
                {isConnected
                  ? text('tablets.connected')
                  : text('tablets.seen', {
                      time: clockText(seenMs, language, zone),
                      ago: agoText(seenMs, Date.now(), language, text('time.now')),
                    })}
              </span>
            </p>
            <Button
              takesFocus
              isPending={isBusy}
              testId={`tablets-revoke-${seat}`}
              onPress={() =>
                leaving === seat ? tabletDesk.revoke(seat) : tabletDesk.setState({ leaving: seat })
              }
            >
              {text(leaving === seat ? 'tablets.revoke.sure' : 'tablets.revoke')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
