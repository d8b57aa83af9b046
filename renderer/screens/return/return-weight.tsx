import { useState } from 'react';
import { parseQuantity, printQuantity } from '../../../domain/quantity/quantity.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { choose, type ReturnableLine } from '../../state/returning.ts';
import { useTill } from '../../state/use-till.ts';
import css from './return-sheet.module.css';

/** Goods sold by weight or length: all that is left of them, or as much as is typed. */
export function ReturnWeight({
  line,
  value,
  isFirst,
}: {
  line: ReturnableLine;
  value: number;
  isFirst: boolean;
}) {
  const text = useText();
  const { returning } = useTill();
  const [typed, setTyped] = useState<string | null>(null);
  const { left, name } = line;
  const shown = value === 0 ? '' : printQuantity({ value, scale: left.scale }).replace('.', ',');
  return (
    <>
      <input
        className={css.weight}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={text('return.weight', { name })}
        placeholder="0"
        maxLength={12}
        value={typed ?? shown}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = parseQuantity(event.target.value, left.scale);
          choose(returning, line, read.ok ? read.value.value : 0);
        }}
      />
      <Button
        takesFocus
        autoFocus={isFirst}
        isPressed={value === left.value}
        label={text('return.whole.of', { name })}
        testId={`return-more-${line.number}`}
        onPress={() => choose(returning, line, value === left.value ? 0 : left.value)}
      >
        {text('return.whole')}
      </Button>
    </>
  );
}
