import { Delete } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import type { PadKey } from '../state/amount-entry.ts';
import { Button } from './button.tsx';
import css from './number-pad.module.css';

const rows = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** As on a till: 7 8 9 on top. The keyboard's digits do the same. */
export function NumberPad({ onKey, hasComma }: { onKey(key: PadKey): void; hasComma: boolean }) {
  const text = useText();
  return (
    <fieldset className={css.pad} aria-label={text('tender.pad')}>
      {rows.map((digit) => (
        <Button key={digit} className={css.key} onPress={() => onKey(digit)}>
          {digit}
        </Button>
      ))}
      <Button
        className={css.key}
        label={text('tender.comma')}
        isDisabled={!hasComma}
        onPress={() => onKey('comma')}
      >
        {text('key.comma')}
      </Button>
      <Button className={css.key} onPress={() => onKey('0')}>
        0
      </Button>
      <Button
        className={css.key}
        label={text('tender.erase')}
        icon={Delete}
        onPress={() => onKey('erase')}
      />
    </fieldset>
  );
}
