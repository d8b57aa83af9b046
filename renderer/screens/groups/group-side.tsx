import { ArrowLeftRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { BasketView, GroupView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { moneyText, quantityText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { endGroup, mayLeave } from '../../state/group-moves.ts';
import { insteadOption } from '../../state/group-options.ts';
import { useIsHostGone, useTill, useZone } from '../../state/use-till.ts';
import { groupDays, groupFee, groupPayment, groupTitle } from '../sale/group-words.ts';
import css from './group-side.module.css';
import { optionWords } from './option-words.ts';

/** What is in the group, when it is there, and what of it is paid when. A touch on a line moves it. */
export function GroupSide({ group, basket }: { group: GroupView; basket: BasketView }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const told = { text, language, zone, currency: basket.currency };
  const money = (minor: number): string => moneyText(minor, basket.currency, language);
  const instead = insteadOption(useStore(till.groupSheet.shown).choices);
  const insteadSaid = instead && optionWords(instead, told);
  const lines = basket.lines.filter(
    (line) => line.group === group.number && line.origin === 'rung',
  );
  return (
    <div className={css.side}>
      <h3 className={css.title}>{groupTitle(group, text)}</h3>
      <p className={css.days}>
        {groupDays(group, told)}
        {(group.fulfilment !== 'reserve' || group.promise.level !== 'confirmed') && (
          <strong className={classNames(css.level, css[group.promise.level])}>
            {text(`group.level.${group.promise.level}`)}
          </strong>
        )}
      </p>
      <ul className={css.lines}>
        {lines.map((line) => (
          <li key={line.number}>
            <Button
              takesFocus
              className={css.line}
              icon={ArrowLeftRight}
              isDisabled={isHostGone || !mayLeave(line)}
              testId={`move-${line.number}`}
              onPress={() => till.groupSheet.openLine(line)}
            >
              <span className={css.name}>
                {`${quantityText(line.quantity, language)}\u00a0× ${line.name}`}
              </span>
              <span className={classNames(css.gross, 'figures')}>{money(line.grossMinor)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p className={css.fee}>{groupFee(group, told)}</p>
      <div className={css.actions}>
        {instead && (
          <Button
            takesFocus
            className={css.instead}
            keyLabel="F8"
            testId="group-instead"
            isDisabled={isHostGone}
            onPress={() => till.groupSheet.choose(instead)}
          >
            <span className={css.words}>
              <span>{insteadSaid?.title}</span>{' '}
              <span className={css.note}>{insteadSaid?.note}</span>
            </span>
          </Button>
        )}
        <p className={classNames(css.pay, 'figures')} data-testid="group-pay">
          {groupPayment(group, basket, told)
            .split(' · ')
            .map((part) => (
              <span key={part}>{part}</span>
            ))}
        </p>
        <Button
          takesFocus
          look="main"
          className={css.main}
          keyLabel="F12"
          testId="group-done"
          onPress={() => endGroup(till)}
        >
          {text('group.done')}
        </Button>
      </div>
    </div>
  );
}
