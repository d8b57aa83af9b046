import { Check } from 'lucide-react';
import { classNames } from '../../components/class-names.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './closing-steps.module.css';

const steps = [
  'day.step.baskets',
  'day.step.count',
  'day.step.validate',
  'day.step.difference',
  'day.step.parting',
  'day.step.close',
] as const satisfies readonly MessageKey[];

/** Which step of a closing one is at; those before it have a tick. */
export function ClosingSteps({ at }: { at: (typeof steps)[number] }) {
  const text = useText();
  const current = steps.indexOf(at);
  return (
    <ol className={css.steps} aria-label={text('day.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classNames(css.step, index === current && css.current)}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={css.mark}>
            {index < current ? (
              <Check aria-label={text('day.step.done')} className={css.tick} />
            ) : (
              index + 1
            )}
          </span>
          {text(step)}
        </li>
      ))}
    </ol>
  );
}
