import type { LucideIcon } from 'lucide-react';
import css from './manager-screen.module.css';

/** Nothing in a card, said in its place without making it grow. */
export function CardEmpty({
  icon: Icon,
  title,
  text,
}: {
  icon: LucideIcon;
  title: string;
  text?: string;
}) {
  return (
    <p className={css.empty}>
      <Icon aria-hidden="true" />
      <span>
        <strong>{title}</strong>
        {text}
      </span>
    </p>
  );
}
