import type { CSSProperties } from 'react';
import { changeBp, shareBp } from '../../../domain/report/indicators.ts';
import { shareText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useMoney } from '../day/use-money.ts';
import { FigureTile } from './figure-tile.tsx';
import css from './turnover-tile.module.css';
import type { Sight } from './use-desk.ts';

/** Turnover, beside the other day's by the same time, and on its way to the target. */
export function TurnoverTile({ sight }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const { report, comparison, beforeName, vatName, isRunning, pick, money } = sight;
  const amount = pick(report.figures.turnover);
  const change = comparison && changeBp(amount, pick(comparison.toNow));
  return (
    <FigureTile
      className={css.wide}
      name={text('manager.turnover', { vat: vatName })}
      figure={money(amount)}
      note={
        change === null
          ? text('manager.vs.none', { day: beforeName })
          : text(isRunning ? 'manager.vs.now' : 'manager.vs', {
              change: shareText(change, language, { isChange: true }),
              day: beforeName,
            })
      }
      isUp={change !== null && change > 0}
      testId="manager-turnover"
    >
      <Target sight={sight} />
    </FigureTile>
  );
}

/** Targets are set with VAT, so the way there is measured with it, however the rest is looked at. */
function Target({ sight: { report, isRunning } }: { sight: Sight }) {
  const { whole } = useMoney();
  const text = useText();
  const language = useLanguage();
  const { target, figures } = report;
  const ofDayBp = target && shareBp(figures.turnover.grossMinor, target.amountMinor);
  if (target === null || ofDayBp === null)
    return <p className={css.words}>{text('manager.target.none')}</p>;
  const toNowBp = isRunning ? shareBp(figures.turnover.grossMinor, target.toNowMinor) : null;
  const nowBp = shareBp(target.toNowMinor, target.amountMinor) ?? 0;
  const named = { share: shareText(ofDayBp, language), target: whole(target.amountMinor) };
  const words =
    toNowBp === null
      ? text('manager.target', named)
      : text('manager.target.now', { ...named, toNow: shareText(toNowBp, language) });
  const places: CSSProperties & Record<'--part' | '--now', string> = {
    '--part': `${percentOf(ofDayBp)}%`,
    '--now': `${percentOf(nowBp)}%`,
  };
  return (
    <>
      <p className={css.words} data-testid="manager-target">
        {words}
      </p>
      <div className={css.way} style={places} aria-hidden="true">
        <div className={css.part} />
        {toNowBp !== null && <div className={css.now} />}
      </div>
    </>
  );
}

function percentOf(bp: number): number {
  return Math.min(Math.max(bp / 100, 0), 100);
}
