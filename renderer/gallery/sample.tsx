import type { ReactNode } from 'react';
import { classNames } from '../components/class-names.ts';
import css from './gallery.module.css';

/** A part of the gallery. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}

/** One component in one state, with the state's name. */
export function Sample({
  state,
  size,
  children,
}: {
  state: string;
  /** `box` for what fills its place, `tall` for what fills a screen. */
  size?: 'box' | 'tall';
  children: ReactNode;
}) {
  return (
    <figure className={classNames(css.sample, size === 'box' && css.box)}>
      <figcaption>{state}</figcaption>
      {size === 'tall' ? <div className={css.tall}>{children}</div> : children}
    </figure>
  );
}
