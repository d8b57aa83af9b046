import { Button as AriaButton } from 'react-aria-components/Button';
import type { SeatSnapshot } from '../../../contract/host/seat-shapes.ts';
import { classNames } from '../../components/class-names.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './person-tile.module.css';

type Person = SeatSnapshot['people'][number];

export function PersonTile({ person, isChosen }: { person: Person; isChosen: boolean }) {
  const text = useText();
  const { commands } = useTill();
  const { id, alias, role, pinDigits } = person;
  const hasPin = pinDigits > 0;
  return (
    <li>
      <AriaButton
        className={classNames(css.tile, isChosen && css.chosen)}
        aria-pressed={isChosen}
        isDisabled={!hasPin}
        data-testid={`person-${id}`}
        onPress={() => commands.chooseOperator(id)}
      >
        <Initials alias={alias} />
        <span className={css.about}>
          <span className={css.name}>{alias}</span>
          <span className={css.role}>
            {text(`role.${role}`)}
            {!hasPin && ` · ${text('signon.nopin')}`}
          </span>
        </span>
      </AriaButton>
    </li>
  );
}

/** Stands for a face, quicker to find than a name. */
function Initials({ alias }: { alias: string }) {
  const letters = alias
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return (
    <span className={css.initials} aria-hidden="true">
      {letters}
    </span>
  );
}
