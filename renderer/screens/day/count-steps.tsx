import { Check } from 'lucide-react';
import { classNames } from '../../components/class-names.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenCount } from '../../state/day/day-commands.ts';
import css from './count-steps.module.css';

const stepsOf = {
  closing: [
    'day.step.baskets',
    'day.step.count',
    'day.step.validate',
    'day.step.difference',
    'day.step.parting',
    'day.step.close',
  ],
  handover: ['day.step.count', 'day.step.validate', 'handover.step.take'],
  safe: ['day.step.count', 'day.step.validate', 'day.step.difference'],
  control: ['day.step.count', 'day.step.validate', 'day.step.difference'],
} as const satisfies Record<OpenCount['purpose'], readonly MessageKey[]>;

/** Which step of a count one is at; those before it have a tick. */
export function CountSteps({
  of,
  at,
}: {
  of: OpenCount['purpose'];
  at: (typeof stepsOf)[OpenCount['purpose']][number];
}) {
  const text = useText();
  const steps: readonly (typeof at)[] = stepsOf[of];
  const current = steps.indexOf(at);
  return (
    <ol className={css.steps} aria-label={text(of === 'closing' ? 'day.steps' : 'day.steps.count')}>
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
