import {
  ArrowDownToLine,
  ArrowLeftRight,
  ArrowUpFromLine,
  Files,
  FileText,
  Inbox,
  Landmark,
  LockKeyholeOpen,
  Vault,
} from 'lucide-react';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EntryList } from '../../components/entry-list.tsx';
import { Notices } from '../../components/notice.tsx';
import { weekdayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import { useIsHostGone, useMay, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { DayTile } from './day-tile.tsx';

/** Where the day stands, and what can be done with it. */
export function DayHome({ day, count }: { day: DaySnapshot; count: OpenCount | undefined }) {
  const text = useText();
  const language = useLanguage();
  const { commands, dayWork } = useTill();
  const isHostGone = useIsHostGone();
  const mayClose = useMay('count');
  const mayUseSafe = useMay('safe');
  const { session, lastClosure } = day;
  const tiles = [
    { id: 'cash-drop', icon: Vault, label: text('day.drop') },
    { id: 'paid-in', icon: ArrowDownToLine, label: text('day.paid-in') },
    { id: 'paid-out', icon: ArrowUpFromLine, label: text('day.paid-out') },
  ] as const;
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <div className={css.head}>
          <h2 className={css.title}>{text('day.home.title')}</h2>
          <p className={css.quiet} data-testid="day-session">
            {session
              ? text('day.session', { number: session.number, alias: session.operatorAlias })
              : text('day.no-session')}
          </p>
        </div>
        {session?.isOfEarlierDay && (
          <p className={css.warning}>
            {text('day.of-earlier', { day: weekdayText(session.businessDay, language) })}
          </p>
        )}
        {day.isDropDue && <p className={css.warning}>{text('day.drop-due')}</p>}
        <EntryList columns={2}>
          {!session && (
            <DayTile
              id="open"
              icon={Inbox}
              label={text('day.open')}
              onPress={() => dayWork.setState({ panel: 'opening' })}
            />
          )}
          {tiles.map(({ id, icon, label }) => (
            <DayTile
              key={id}
              {...{ id, icon, label }}
              onPress={() => dayWork.setState({ panel: 'move', moveKind: id, reasonCode: '' })}
            />
          ))}
          <DayTile
            id="no-sale"
            icon={LockKeyholeOpen}
            label={text('day.no-sale')}
            onPress={() => dayWork.setState({ panel: 'no-sale', reasonCode: '' })}
          />
          {session && (
            <DayTile
              id="handover"
              icon={ArrowLeftRight}
              label={text('handover.tile')}
              onPress={() => commands.beginHandover(day.isHandoverCounted)}
            />
          )}
          {mayUseSafe && (
            <DayTile
              id="safe"
              icon={Landmark}
              label={text('safe.title')}
              onPress={() => dayWork.setState({ panel: 'safe' })}
            />
          )}
          <DayTile id="x" icon={FileText} label={text('day.x')} onPress={() => commands.readX()} />
          <DayTile
            id="closures"
            icon={Files}
            label={text('day.closures')}
            onPress={() => commands.listClosures()}
          />
        </EntryList>
        <Notices only="act" />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <h2 className={css.title}>{text('day.step.baskets')}</h2>
            {day.pending.length === 0 && <p className={css.quiet}>{text('day.baskets.none')}</p>}
            {day.pending.map(({ basketId, label, isBlocking }) => (
              <p key={basketId} className={css.pair}>
                <span>{label === '' ? basketId.slice(0, 6) : label}</span>
                <span className={css.quiet}>
                  {text(isBlocking ? 'day.baskets.blocking' : 'day.baskets.listed')}
                </span>
              </p>
            ))}
            {lastClosure && (
              <p className={css.quiet}>
                {text('day.last', {
                  number: lastClosure.number,
                  day: weekdayText(lastClosure.through, language),
                })}
              </p>
            )}
          </section>
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="day-close"
          isDisabled={isHostGone || !mayClose}
          onPress={() => {
            dayWork.setState({ panel: 'count' });
            if (!count) commands.beginClosing();
          }}
        >
          {text(count ? 'day.close.resume' : 'day.close.begin')}
        </Button>
      </aside>
    </div>
  );
}
