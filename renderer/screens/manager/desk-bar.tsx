import { CircleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Segments } from '../../components/segments.tsx';
import { clockText, dayText, weekdayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { comparedWith } from '../../state/manager/desk-moves.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import css from './desk-bar.module.css';
import type { Sight } from './use-desk.ts';

/** Which days, and how they are looked at; what is missing of them. */
export function DeskBar({ sight }: { sight: Sight | null }) {
  const text = useText();
  const { desk } = useTill();
  const shown = useStore(desk.state);
  return (
    <header className={css.bar}>
      <div className={css.place}>
        <h2 className={css.title}>{text('manager.title')}</h2>
        <p className={css.day} data-testid="manager-day">
          {sight && <Days sight={sight} />}
        </p>
        <Reach sight={sight} />
      </div>
      <Segments
        label={text('manager.span')}
        keyLabel="F1"
        options={[
          { value: 'day', label: text('manager.span.day') },
          { value: 'week', label: text('manager.span.week') },
        ]}
        chosen={shown.span}
        onChoose={(span) => desk.look({ span })}
      />
      <Segments
        label={text('manager.vat')}
        keyLabel="F2"
        options={[
          { value: 'gross', label: text('manager.vat.gross') },
          { value: 'net', label: text('manager.vat.net') },
        ]}
        chosen={shown.vat}
        onChoose={(vat) => desk.look({ vat })}
      />
      <Segments
        label={text('manager.against')}
        keyLabel="F3"
        options={[
          { value: 'lastYear', label: text('manager.against.lastYear') },
          { value: 'lastWeek', label: text('manager.against.lastWeek') },
        ]}
        chosen={comparedWith(shown)}
        onChoose={(against) => desk.look({ against })}
      />
    </header>
  );
}

function Days({ sight: { report } }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  if (report.from === report.through) return weekdayText(report.businessDay, language);
  const [from, through] = [dayText(report.from, language), dayText(report.through, language)];
  return text('manager.week-of', { from, through });
}

/** What the figures do not hold, most misleading first; nothing while they hold everything there is. */
function Reach({ sight }: { sight: Sight | null }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { failure, report } = useStore(useTill().desk.state);
  const clock = (instant: string) => clockText(Date.parse(instant), language, zone);
  const words = (): string | null => {
    if (failure && report) return text('manager.stale', { time: clock(report.asOf) });
    if (failure) return failureText(failure, language);
    if (!sight || !report) return null;
    if (report.source === 'till') return text('manager.of-this-till');
    if (report.source === 'remembered')
      return text('manager.remembered', { time: clock(report.asOf) });
    const names = (state: 'silent' | 'open'): string =>
      report.tills
        .filter((till) => till.state === state)
        .map(({ number }) => text('manager.till', { number }))
        .join(', ');
    if (names('silent') !== '') return text('manager.silent', { tills: names('silent') });
    const isClosing = report.tills.some(({ state }) => state === 'closed');
    return isClosing && names('open') !== ''
      ? text('manager.not-closed', { tills: names('open') })
      : null;
  };
  const said = words();
  return (
    <p className={css.reach} role="status" data-testid="manager-reach">
      {said !== null && (
        <>
          <CircleAlert className={css.icon} aria-hidden="true" />
          <span>{said}</span>
        </>
      )}
    </p>
  );
}
