import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { KeyCap } from './key-cap.tsx';
import css from './status-pill.module.css';

/** A state in a few words that opens what is behind it; the icon says it without the colour. */
export function StatusPill({
  icon: Icon,
  tone,
  children,
  opens,
  keyLabel,
  testId,
  state,
  onPress,
}: {
  icon: LucideIcon;
  tone: 'quiet' | 'good' | 'amber';
  children: string;
  /** What a touch shows. */
  opens: string;
  keyLabel: string;
  testId: string;
  state: string;
  onPress(): void;
}) {
  return (
    <AriaButton
      className={classNames(css.pill, css[tone])}
      preventFocusOnPress
      data-testid={testId}
      data-state={state}
      data-tone={tone}
      onPress={onPress}
    >
      <span className={css.state}>
        <Icon className={css.icon} aria-hidden="true" />
        {children}
      </span>
      <span className="visually-hidden">{opens}</span>
      <KeyCap label={keyLabel} />
    </AriaButton>
  );
}
