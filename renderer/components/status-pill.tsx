import type { LucideIcon } from 'lucide-react';
import { classNames } from './class-names.ts';
import css from './status-pill.module.css';

/** A state in a few words; the icon says it without the colour. */
export function StatusPill({
  icon: Icon,
  tone,
  children,
  testId,
  state,
}: {
  icon: LucideIcon;
  tone: 'quiet' | 'good' | 'amber';
  children: string;
  testId: string;
  state: string;
}) {
  return (
    <span className={classNames(css.pill, css[tone])} data-testid={testId} data-state={state}>
      <Icon className={css.icon} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
