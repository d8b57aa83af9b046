import css from './key-cap.module.css';

/** The key that does the same as the button it stands on. Screen readers get it by the keys sheet. */
export function KeyCap({ label }: { label: string }) {
  return (
    <span className={css.cap} data-key-cap="true" aria-hidden="true">
      {label}
    </span>
  );
}
