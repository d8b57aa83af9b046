import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import css from './entry-list.module.css';

/** Entries of a sheet, one button each; the arrow keys move between them (`moveToEntry`). */
export function EntryList({ columns = 1, children }: { columns?: 1 | 2; children: ReactNode }) {
  return (
    <ul className={classNames(css.list, columns === 2 && css.two)} data-entries="true">
      {children}
    </ul>
  );
}

/** Focuses the entry so many further (or back) in the uppermost sheet; the first when none has the focus. */
export function moveToEntry(by: number): void {
  const uppermost = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document;
  const buttons = [
    ...uppermost.querySelectorAll<HTMLButtonElement>('[data-entries] button:enabled'),
  ];
  const index = buttons.findIndex((button) => button.matches(':focus'));
  buttons[Math.min(Math.max(index + by, 0), buttons.length - 1)]?.focus();
}
