import { type Failure, failureText } from '../../../contract/failure/failure.ts';
import type { Person } from '../../../contract/host/seat-shapes.ts';
import { NumberPad } from '../../components/number-pad.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { PadKey } from '../../state/amount-entry.ts';
import { useUi } from '../../state/use-till.ts';
import css from './pin-pad.module.css';

/** Takes the PIN of the chosen person, by touch or keyboard; the last digit sends it. */
export function PinPad({
  person,
  isChecking,
  failure,
  onKey,
}: {
  person: Person;
  isChecking: boolean;
  failure: Failure | null;
  onKey(key: PadKey): void;
}) {
  const text = useText();
  const language = useLanguage();
  const typed = useUi((ui) => ui.typed.pin.length);
  const { alias, pinDigits } = person;
  return (
    <div className={css.panel}>
      <h3 className={css.title}>{text('signon.pin', { name: alias })}</h3>
      <p className={css.dots} aria-hidden="true" data-checking={isChecking || undefined}>
        {Array.from({ length: pinDigits }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot has no other name than its place.
          <span key={index} className={index < typed ? css.full : css.dot} />
        ))}
      </p>
      <p className="visually-hidden" aria-live="polite" data-testid="pin-typed">
        {text('signon.typed', { typed, digits: pinDigits })}
      </p>
      <p className={css.said} role="alert" data-testid="pin-said" data-code={failure?.code}>
        {failure ? failureText(failure, language) : isChecking ? text('signon.checking') : ''}
      </p>
      <NumberPad hasComma={false} onKey={onKey} />
    </div>
  );
}
