import { useState } from 'react';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { pieceField } from '../../state/day/count-entry.ts';
import { useUi } from '../../state/use-till.ts';
import { PieceField } from './piece-field.tsx';
import css from './piece-grid.module.css';

/** Notes on the left, coins on the right, as they lie in a drawer; rolls when somebody asks for them. */
export function PieceGrid({
  type,
  denominations,
  onTyped,
}: {
  type: string;
  denominations: DaySnapshot['denominations'];
  onTyped(fields: Readonly<Record<string, string>>): void;
}) {
  const text = useText();
  const rolls = denominations.filter(({ form }) => form === 'roll');
  const hasRolls = useUi(({ typed }) =>
    rolls.some((roll) => (typed.counts[pieceField(type, roll)] ?? '') !== ''),
  );
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked || hasRolls;
  const column = (form: 'note' | 'coin') => (
    <fieldset
      className={css.column}
      aria-label={text(form === 'note' ? 'day.count.notes' : 'day.count.coins')}
    >
      {denominations
        .filter((piece) => piece.form === form)
        .map((piece, index) => (
          <PieceField
            key={piece.unitMinor}
            piece={piece}
            field={pieceField(type, piece)}
            isFirst={form === 'note' && index === 0}
            onTyped={onTyped}
          />
        ))}
    </fieldset>
  );
  return (
    <>
      <div className={css.columns}>
        {column('note')}
        {column('coin')}
      </div>
      {rolls.length > 0 && !isOpen && (
        <Button takesFocus testId="count-rolls" onPress={() => setAsked(true)}>
          {text('day.count.rolls')}
        </Button>
      )}
      {isOpen && (
        <fieldset className={css.columns} aria-label={text('day.count.rolls')}>
          {rolls.map((piece) => (
            <PieceField
              key={piece.unitMinor}
              piece={piece}
              field={pieceField(type, piece)}
              onTyped={onTyped}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
