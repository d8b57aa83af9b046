import { type FailureCode, failureText } from '../../contract/failure/failure.ts';
import { failureTexts } from '../../contract/failure/texts.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import type { Language } from '../i18n/language.ts';

type Warning = TillSnapshot['warnings'][number];

/** The sentence for the operator; null for a code that this page does not know. */
export function warningText({ code, details }: Warning, language: Language): string | null {
  return isKnown(code) ? failureText({ code, details }, language) : null;
}

/** A defect: someone has to look. Weak keys and the like are only listed. */
export function isDefect({ code }: Warning): boolean {
  return isKnown(code) && failureTexts[code].dataAtRisk;
}

// Not `in`: a code is the host's word, and every object has a `constructor`.
function isKnown(code: string): code is FailureCode {
  return Object.hasOwn(failureTexts, code);
}
