import { useEffect, useRef } from 'react';
import type { DisplayBasket as Basket, DisplayLine } from '../../contract/host/display-shapes.ts';
import { QrCode } from '../components/qr-code.tsx';
import { moneyText, quantityText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import css from './display-basket.module.css';

/** The lines as they are rung, and what they come to: the largest thing on the screen. */
export function DisplayBasket({ basket, currency }: { basket: Basket; currency: string }) {
  const text = useText();
  const language = useLanguage();
  const money = (minor: number) => moneyText(minor, currency, language);
  const isPaying = basket.paidMinor !== 0;
  return (
    <div className={css.basket}>
      <Lines basket={basket} money={money} />
      <section className={css.side} aria-label={text('display.total')}>
        {basket.customer !== '' && (
          <p className={css.hello} data-testid="display-customer">
            {text('display.hello', { name: basket.customer })}
          </p>
        )}
        <p className={css.label}>{text(isPaying ? 'display.remaining' : 'display.total')}</p>
        <p className={css.total} data-testid="display-total" aria-live="polite">
          {money(isPaying ? basket.remainingMinor : basket.totalMinor)}
        </p>
        <dl className={css.facts}>
          {isPaying && <Fact name={text('display.total')} value={money(basket.totalMinor)} />}
          <Fact name={text('display.articles')} value={String(basket.articleCount)} />
          {basket.savedMinor > 0 && (
            <Fact isGood name={text('display.saved')} value={money(-basket.savedMinor)} />
          )}
          {basket.laterMinor !== 0 && (
            <Fact name={text('display.later')} value={money(basket.laterMinor)} />
          )}
          {basket.earnsPoints !== null && basket.earnsPoints > 0 && (
            <Fact
              isGood
              name={text('display.earns')}
              value={text('display.points', { count: basket.earnsPoints })}
            />
          )}
        </dl>
        {basket.address !== '' && (
          <div className={css.invited} data-testid="display-code" data-address={basket.address}>
            <QrCode data={basket.address} label={text('display.join.code')} />
            <p>{text('display.join')}</p>
          </div>
        )}
      </section>
    </div>
  );
}

function Fact({ name, value, isGood }: { name: string; value: string; isGood?: boolean }) {
  return (
    <div className={css.fact} data-good={isGood}>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}

function Lines({ basket, money }: { basket: Basket; money(minor: number): string }) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const newest = basket.lines.reduce<DisplayLine | null>(
    (last, line) => (last === null || line.touchedAtStep > last.touchedAtStep ? line : last),
    null,
  );
  useEffect(() => {
    // What was rung last is what somebody looks for.
    if (newest === null) return;
    list.current
      ?.querySelector(`[data-line="${newest.number}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [newest]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too.
    <ul ref={list} className={css.lines} aria-label={text('display.lines')} tabIndex={0}>
      {basket.lines.map((line) => (
        <Line key={line.number} line={line} isNewest={line === newest} money={money} />
      ))}
    </ul>
  );
}

function Line({
  line,
  isNewest,
  money,
}: {
  line: DisplayLine;
  isNewest: boolean;
  money(minor: number): string;
}) {
  const text = useText();
  const language = useLanguage();
  const { name, size, colour, quantity, unit, takenOff } = line;
  const number = quantityText(quantity, language);
  const count = unit === 'piece' ? `${number} ×` : `${number}\u00a0${text(`unit.${unit}`)}`;
  const isOne = unit === 'piece' && quantity.value === 1;
  const variant = [size, colour].filter(Boolean).join(' · ');
  return (
    <li className={css.line} data-newest={isNewest} data-line={line.number}>
      <p className={css.what}>
        {!isOne && <span className={css.count}>{count} </span>}
        {name}
        {variant !== '' && <span className={css.variant}> {variant}</span>}
      </p>
      <p className={css.amount}>
        {line.extendedMinor !== line.grossMinor && (
          <s className={css.before}>{money(line.extendedMinor)}</s>
        )}{' '}
        <span>{money(line.grossMinor)}</span>
      </p>
      {takenOff.map(({ label, amountMinor }) => (
        <p key={`${label} ${amountMinor}`} className={css.off}>
          {label || text('display.discount')} <span className="figures">{money(amountMinor)}</span>
        </p>
      ))}
    </li>
  );
}
