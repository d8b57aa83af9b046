import { Undo } from 'lucide-react';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { ReturnSection } from '../../state/line-sections.ts';
import css from './line-list.module.css';

/** Over goods given back: of which receipt, and why. */
export function SectionRow({ section, top }: { section: ReturnSection; top: number }) {
  const text = useText();
  const language = useLanguage();
  const { receiptNumber, reason } = section.returned;
  const [first = '', ...rest] = reason[language];
  return (
    <li
      className={css.section}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="return-section"
    >
      <Undo className={css.icon} aria-hidden="true" />
      {text(receiptNumber === '' ? 'return.section.without' : 'return.section', {
        receipt: receiptNumber,
        reason: first.toLocaleLowerCase(language) + rest.join(''),
      })}
    </li>
  );
}
