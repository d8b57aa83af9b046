import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import css from './button.module.css';
import { classNames } from './class-names.ts';
import { KeyCap } from './key-cap.tsx';

export interface ButtonProps {
  /** `pointerType`: `keyboard`, `mouse`, `touch`, `pen`, or `virtual` from a screen reader. */
  onPress(press: { pointerType: string }): void;
  children?: ReactNode;
  /** Says what the button does where its content does not. */
  label?: string | undefined;
  icon?: LucideIcon;
  /** The key that does the same. */
  keyLabel?: string;
  look?: 'main' | 'plain' | 'soft' | 'bare';
  /** Content above its key instead of beside it, where width is short. */
  isStacked?: boolean;
  isDisabled?: boolean;
  /** Of a button that stays on or off. */
  isPressed?: boolean;
  /** On its way to the host: takes no second touch. */
  isPending?: boolean;
  /** Takes the focus, as in sheets; elsewhere touches leave it, so that Enter keeps its meaning. */
  takesFocus?: boolean;
  autoFocus?: boolean;
  onFocus?(): void;
  testId?: string;
  className?: string | undefined;
}

export function Button(props: ButtonProps) {
  const { icon: Icon, keyLabel, look = 'plain', isStacked = false, children } = props;
  return (
    <AriaButton
      className={classNames(css.button, css[look], isStacked && css.stacked, props.className)}
      onPress={props.onPress}
      preventFocusOnPress={!props.takesFocus}
      data-takes-focus={props.takesFocus}
      isDisabled={props.isDisabled ?? false}
      isPending={props.isPending ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.onFocus === undefined ? {} : { onFocus: props.onFocus })}
      {...(props.isPressed === undefined ? {} : { 'aria-pressed': props.isPressed })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(props.testId === undefined ? {} : { 'data-testid': props.testId })}
    >
      <span className={css.content}>
        {Icon && <Icon className={css.icon} aria-hidden="true" />}
        {children !== undefined && <span className={css.label}>{children}</span>}
      </span>
      {keyLabel !== undefined && <KeyCap label={keyLabel} />}
    </AriaButton>
  );
}
