import { CircleCheck } from 'lucide-react';
import type { DisplaySnapshot } from '../../contract/host/display-shapes.ts';
import { QrCode } from '../components/qr-code.tsx';
import { moneyText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import css from './display-done.module.css';

type Done = Extract<DisplaySnapshot['shows'], { kind: 'paid' | 'placed' }>;

/** Thank you, and what to take: the change first. */
export function DisplayDone({ done, currency }: { done: Done; currency: string }) {
  const text = useText();
  const language = useLanguage();
  const money = (minor: number) => moneyText(minor, currency, language);
  const isPaid = done.kind === 'paid';
  return (
    <div className={css.done}>
      <div className={css.about}>
        <CircleCheck className={css.tick} aria-hidden="true" />
        <h1 className={css.thanks}>
          {isPaid && done.customer !== ''
            ? text('display.thanks.name', { name: done.customer })
            : text('display.thanks')}
        </h1>
        {isPaid && done.changeMinor > 0 ? (
          <>
            <p className={css.label}>{text('display.change')}</p>
            <p className={css.amount} data-testid="display-change">
              {money(done.changeMinor)}
            </p>
          </>
        ) : (
          <>
            <p className={css.label}>{text(isPaid ? 'display.paid' : 'display.due')}</p>
            <p className={css.amount}>{money(isPaid ? done.totalMinor : done.dueMinor)}</p>
          </>
        )}
        {!isPaid && <p className={css.quiet}>{text('display.order', { number: done.number })}</p>}
        {isPaid && done.points && (
          <p className={css.points} data-testid="display-points">
            {text('display.earned', done.points)}
          </p>
        )}
      </div>
      {isPaid && done.address !== '' && (
        <div className={css.invited} data-testid="display-code" data-address={done.address}>
          <QrCode data={done.address} label={text('display.claim.code')} />
          <p>{text('display.claim')}</p>
        </div>
      )}
    </div>
  );
}
