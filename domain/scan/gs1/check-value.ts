import { hasCheckDigit } from '../gtin.ts';
import type { ApplicationIdentifier } from './application-identifiers.ts';
import { isGs1Date } from './gs1-date.ts';
import type { Gs1Problem } from './gs1-problem.ts';

/** What is wrong with the value of an Application Identifier, or null. */
export function valueProblem(
  { ai, signs, leastLength, mostLength, rule }: ApplicationIdentifier,
  value: string,
): Gs1Problem | null {
  if (value.length < leastLength || value.length > mostLength) return { problem: 'BAD_LENGTH', ai };
  if (!(signs === 'digits' ? /^\d*$/ : set82).test(value)) return { problem: 'BAD_SIGN', ai };
  switch (rule) {
    case 'check-digit':
      return hasCheckDigit(value) ? null : { problem: 'BAD_CHECK_DIGIT', ai };
    case 'check-digit-13':
      return hasCheckDigit(value.slice(0, 13)) ? null : { problem: 'BAD_CHECK_DIGIT', ai };
    case 'date':
      return isGs1Date(value) ? null : { problem: 'BAD_DATE', ai };
    case 'date-time':
      return isGs1Date(value.slice(0, 6)) && /^([01]\d|2[0-3])[0-5]\d$/.test(value.slice(6))
        ? null
        : { problem: 'BAD_DATE', ai };
    default:
      return null;
  }
}

/** GS1 AI encodable character set 82 (General Specifications §7.11). */
const set82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;
