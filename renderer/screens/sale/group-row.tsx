import { BookmarkCheck, type LucideIcon, PencilLine, Store, Truck } from 'lucide-react';
import type { GroupView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { openGroup } from '../../state/group-moves.ts';
import { useBasket, useIsHostGone, useTill, useZone } from '../../state/use-till.ts';
import css from './group-row.module.css';
import { groupDays, groupFee, groupPayment, groupTitle } from './group-words.ts';

const icons: Readonly<Record<GroupView['fulfilment'], LucideIcon>> = {
  ship: Truck,
  pickup: Store,
  reserve: BookmarkCheck,
};

/** Over lines that leave together: where to, by what and when, what it costs, what is paid now. A touch changes it. */
export function GroupRow({
  group,
  top,
  isSelected,
}: {
  group: GroupView;
  /** Pixels from the top of the list. */
  top: number;
  isSelected: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const till = useTill();
  const basket = useBasket();
  const isHostGone = useIsHostGone();
  if (basket === null) return null;
  const told = { text, language, zone, currency: basket.currency };
  const days = groupDays(group, told);
  const Icon = icons[group.fulfilment];
  const level = group.fulfilment === 'reserve' ? null : group.promise.level;
  return (
    <li
      className={classNames(css.row, isSelected && css.selected)}
      style={{ transform: `translateY(${top}px)` }}
      aria-current={isSelected ? true : undefined}
      data-testid={`group-${group.number}`}
    >
      <Button
        look="bare"
        className={css.open}
        testId={`group-${group.number}-open`}
        isDisabled={isHostGone}
        onPress={() => openGroup(till, group.number)}
      >
        <span className={css.parts}>
          <Icon className={css.icon} aria-hidden="true" />
          <span className={css.title}>{groupTitle(group, text)}</span>
          <span className={css.fee}>{groupFee(group, told)}</span>
          <span className={css.days}>
            {days}
            {level && (
              <>
                {days === '' ? '' : ' · '}
                <span className={classNames(css.level, css[level])}>
                  {text(`group.level.${level}`)}
                </span>
              </>
            )}
          </span>
          <span className={classNames(css.pay, 'figures')}>
            {groupPayment(group, basket, told)}
          </span>
          <span className={css.edit}>
            {isSelected ? (
              <KeyCap label={text('key.enter')} />
            ) : (
              <PencilLine className={css.icon} aria-hidden="true" />
            )}
          </span>
        </span>
      </Button>
    </li>
  );
}
