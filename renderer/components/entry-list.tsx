import type { KeyboardEvent, ReactNode } from 'react';
import css from './entry-list.module.css';

/** Entries of a sheet, one button each; the arrow keys move between them. */
export function EntryList({ children }: { children: ReactNode }) {
  return (
    <ul className={css.list} onKeyDown={moveFocus}>
      {children}
    </ul>
  );
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.indexOf(document.activeElement);
  buttons[Math.min(Math.max(index + by, 0), buttons.length - 1)]?.focus();
  event.preventDefault();
}
