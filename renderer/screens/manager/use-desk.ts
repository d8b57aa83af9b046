import { useStore } from 'zustand';
import type { StoreReport } from '../../../contract/host/store-report-shapes.ts';
import { spansBefore } from '../../../domain/report/days-of-span.ts';
import type { SoldFigures } from '../../../domain/report/figures.ts';
import { moneyText, shortDayText, weekdayName } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { comparedWith } from '../../state/manager/desk-moves.ts';
import type { Desk } from '../../state/manager/store-desk.ts';
import { useTill } from '../../state/use-till.ts';

/** The figures as somebody chose to look at them: with or without VAT, beside which other day. */
export interface Sight {
  report: StoreReport;
  desk: Desk;
  comparison: StoreReport['comparisons']['lastYear'];
  /** The day or week that is compared with, in words. */
  beforeName: string;
  /** `TTC` or `HT`. */
  vatName: string;
  /** Sales still come: comparisons are with the same time of the other day. */
  isRunning: boolean;
  pick(amounts: { grossMinor: number; netMinor: number }): number;
  sold(row: SoldFigures): number;
  money(minor: number): string;
}

/** Null until the first answer. */
export function useSight(): Sight | null {
  const text = useText();
  const language = useLanguage();
  const desk = useStore(useTill().desk.state);
  const { report, vat } = desk;
  if (report === null) return null;
  const against = comparedWith(desk);
  const { through } = spansBefore(report)[against];
  const names = {
    day: {
      lastWeek: () => text('manager.day.lastWeek', { weekday: weekdayName(through, language) }),
      lastYear: () => text('manager.day.lastYear', { date: shortDayText(through, language) }),
    },
    week: {
      lastWeek: () => text('manager.week.lastWeek'),
      lastYear: () => text('manager.week.lastYear', { year: through.slice(0, 4) }),
    },
  };
  const pick: Sight['pick'] = ({ grossMinor, netMinor }) =>
    vat === 'gross' ? grossMinor : netMinor;
  return {
    report,
    desk,
    comparison: report.comparisons[against],
    beforeName: names[report.span][against](),
    vatName: text(`manager.vat.${vat}`),
    isRunning: !report.isComplete,
    pick,
    sold: pick,
    money: (minor) => moneyText(minor, report.currency, language),
  };
}
