import type { ReactNode } from 'react';
import css from './entry-list.module.css';

/** Entries of a sheet, one button each; the arrow keys move between them (`moveToEntry`). */
export function EntryList({ children }: { children: ReactNode }) {
  return (
    <ul className={css.list} data-entries="true">
      {children}
    </ul>
  );
}

/** Focuses the next or previous entry of the open sheet; the first when none has the focus. */
export function moveToEntry(by: 1 | -1): void {
  const buttons = [
    ...document.querySelectorAll<HTMLButtonElement>('[data-entries] button:enabled'),
  ];
  const index = buttons.findIndex((button) => button.matches(':focus'));
  buttons[Math.min(Math.max(index + by, 0), buttons.length - 1)]?.focus();
}
