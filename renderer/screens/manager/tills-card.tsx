import { CircleCheck, CircleDot, CircleHelp, CircleMinus, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreReport } from '../../../contract/host/store-report-shapes.ts';
import { classNames } from '../../components/class-names.ts';
import { clockText, momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import screen from './manager-screen.module.css';
import { NamedRow } from './named-row.tsx';
import css from './tills-card.module.css';
import type { Sight } from './use-desk.ts';

type StoreTill = StoreReport['tills'][number];

const icons: Readonly<Record<StoreTill['state'], LucideIcon>> = {
  open: CircleDot,
  closed: CircleCheck,
  silent: CircleHelp,
  nothing: CircleMinus,
};

/** Each till of the store: how its day stands, and what has not left it. */
export function TillsCard({ sight }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const sync = useStore(useTill().snapshots.till, ({ snapshot }) => snapshot?.sync ?? null);
  const moment = (instant: string) => momentText(Date.parse(instant), Date.now(), language, zone);
  const seen = (instant: string) => {
    const time = moment(instant);
    const isToday = time === clockText(Date.parse(instant), language, zone);
    return text(isToday ? 'manager.tills.seen' : 'manager.tills.seenOn', { time });
  };
  return (
    <section
      className={classNames(screen.card, screen.third)}
      aria-label={text('manager.tills')}
      data-testid="manager-tills"
    >
      <div className={screen.head}>
        <h2 className={screen.title}>{text('manager.tills')}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls takes the focus. */}
      <ul className={screen.scroll} tabIndex={0} aria-label={text('manager.tills')}>
        {sight.report.tills.map((till) => {
          const { tillId, number, state, isThisTill, waiting, lastSeenAt, turnover } = till;
          const Icon = icons[state];
          const facts = [
            isThisTill ? text('manager.tills.this') : '',
            text(`manager.tills.state.${state}`),
            waiting !== null && sync?.mode !== 'standalone'
              ? text('manager.tills.waiting', { count: waiting })
              : '',
            !isThisTill && lastSeenAt !== null ? seen(lastSeenAt) : '',
          ];
          return (
            <li key={tillId} className={css.till}>
              <Icon
                className={classNames(css.icon, state === 'silent' ? css.silent : css.known)}
                aria-hidden="true"
              />
              <NamedRow
                name={text('manager.tills.name', { number })}
                note={facts.filter((fact) => fact !== '').join(' · ')}
                figure={sight.money(sight.pick(turnover))}
              />
            </li>
          );
        })}
        {sync && (
          <li className={css.link}>
            <NamedRow
              name={text('manager.sync')}
              figure={
                sync.mode === 'offline' && sync.since !== null
                  ? text('manager.sync.offline', { time: moment(sync.since) })
                  : text(
                      sync.mode === 'standalone'
                        ? 'manager.sync.standalone'
                        : 'manager.sync.online',
                    )
              }
            />
          </li>
        )}
      </ul>
    </section>
  );
}
