import { IdCard } from 'lucide-react';
import { failureText } from '../../../contract/failure/failure.ts';
import type { SeatSnapshot } from '../../../contract/host/seat-shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { NumberPad } from '../../components/number-pad.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './pin-pad.module.css';

/** Takes the PIN of the chosen person, by touch or keyboard; the last digit sends it. */
export function PinPad({ person }: { person: SeatSnapshot['people'][number] | null }) {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  const typed = useUi((ui) => ui.typed.pin.length);
  const isChecking = useUi((ui) => ui.isSigningOn);
  const failure = useUi((ui) => ui.signOnFailure);
  if (person === null) {
    return (
      <div className={css.hint}>
        <EmptyState
          icon={IdCard}
          title={text('signon.hint.title')}
          text={text('signon.hint.text')}
        />
      </div>
    );
  }
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
      <NumberPad hasComma={false} onKey={(key) => commands.typePin(key)} />
    </div>
  );
}
