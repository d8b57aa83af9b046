import { Button as AriaButton } from 'react-aria-components/Button';
import type { Person } from '../../../contract/host/seat-shapes.ts';
import { classNames } from '../../components/class-names.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './person-tile.module.css';

/** `unable`: why this person can't be chosen; null where they can. */
export function PersonTile({
  person: { id, alias, role },
  isChosen,
  unable,
  onChoose,
}: {
  person: Person;
  isChosen: boolean;
  unable: string | null;
  onChoose(): void;
}) {
  const text = useText();
  return (
    <li>
      <AriaButton
        className={classNames(css.tile, isChosen && css.chosen)}
        aria-pressed={isChosen}
        isDisabled={unable !== null}
        data-testid={`person-${id}`}
        onPress={onChoose}
      >
        <Initials alias={alias} />
        <span className={css.about}>
          <span className={css.name}>{alias}</span>
          <span className={css.role}>
            {text(`role.${role}`)}
            {unable !== null && ` · ${unable}`}
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
