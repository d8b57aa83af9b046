import { useEffect, useState } from 'react';
import { classNames } from '../components/class-names.ts';
import { clockText } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-text.ts';
import { useZone } from '../state/use-till.ts';
import css from './clock.module.css';

export function Clock() {
  const language = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // To the next full minute, and again from there: a timer of 60 s would drift.
    const timer = setTimeout(() => setNow(Date.now()), 60_000 - (Date.now() % 60_000) + 20);
    return () => clearTimeout(timer);
  });
  return (
    <time className={classNames(css.clock, 'figures')}>{clockText(now, language, useZone())}</time>
  );
}
