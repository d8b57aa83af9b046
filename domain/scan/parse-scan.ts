import type { Result } from '../result.ts';
import { type EmbeddedPattern, readEmbedded } from './embedded-value.ts';
import { attributesOf, type GoodsAttributes, noAttributes } from './gs1/attributes.ts';
import { readDigitalLink } from './gs1/digital-link.ts';
import {
  type Gs1Elements,
  groupSeparator,
  readBracketed,
  readElementString,
} from './gs1/element-string.ts';
import type { Gs1Problem } from './gs1/gs1-problem.ts';
import { expandUpcE, isGtinShaped, toGtin14 } from './gtin.ts';
import { type OwnCode, readOwnCode } from './own-code.ts';
import { splitSymbology } from './symbology.ts';

/** What a scan is, whatever carried it. */
export type ScannedCode =
  | {
      kind: 'gtin';
      /** 14 digits. */
      gtin: string;
      /** For a code of the retailer's own scales: the item's digits alone; else empty. */
      reference: string;
      attributes: GoodsAttributes;
      /** What it weighs or costs differs from piece to piece. */
      isVariableMeasure: boolean;
    }
  | { kind: 'own'; code: OwnCode }
  /** May be a sku. */
  | { kind: 'text'; text: string }
  | { kind: 'unreadable'; text: string; why: ScanProblem };

export type ScanProblem =
  | { problem: 'BAD_CHECK_DIGIT' }
  | { problem: 'OWN_CODE_MISREAD' }
  /** Right, but of a pallet, a place or an asset. */
  | { problem: 'NO_ITEM' }
  | Gs1Problem;

export interface ScanRules {
  embedded: readonly EmbeddedPattern[];
  /** The trading date, `YYYY-MM-DD`: tells the century of two-digit years, and is asked for only then. */
  businessDay(): string;
}

/** Reads whatever a scanner can send. Never throws: what can't be read says why. */
export function parseScan(scanned: string, rules: ScanRules): ScannedCode {
  const { symbology, data } = splitSymbology(scanned.trim());
  switch (symbology) {
    case 'gs1':
      return fromElements(data, readElementString(data), rules);
    case 'ean':
      return isGtinShaped(data) ? gtin(data, rules) : byItsSigns(data, rules);
    case 'ean-with-add-on': {
      // A magazine's issue stands in the 2 or 5 digits after its EAN-13.
      const [, ean13] = /^(\d{13})(?:\d{2}|\d{5})$/.exec(data) ?? [];
      return ean13 === undefined ? byItsSigns(data, rules) : gtin(ean13, rules);
    }
    default:
      return byItsSigns(data, rules);
  }
}

/** The scanner did not say what it read, or something that may hold anything. */
function byItsSigns(data: string, rules: ScanRules): ScannedCode {
  const own = readOwnCode(data);
  if (own.ok) return { kind: 'own', code: own.value };
  if (own.error === 'MISREAD') return unreadable(data, { problem: 'OWN_CODE_MISREAD' });
  if (isGtinShaped(data)) return gtin(data, rules);
  const link = readDigitalLink(data);
  if (link) return fromElements(data, link, rules);
  if (/^\(\d{2,4}\)/.test(data)) return fromElements(data, readBracketed(data), rules);
  if (data.includes(groupSeparator)) return fromElements(data, readElementString(data), rules);
  // Digits that begin like one may also be a sku: only what is right as a whole is an element string.
  const elements = /^01\d{14}|^00\d{18}$/.test(data) ? readElementString(data) : null;
  return elements?.ok ? fromElements(data, elements, rules) : { kind: 'text', text: data };
}

/** Digits of a GTIN's length. */
function gtin(digits: string, { embedded }: ScanRules): ScannedCode {
  const gtin14 = toGtin14(digits) ?? toGtin14(expandUpcE(digits) ?? '');
  if (gtin14 === null) return unreadable(digits, { problem: 'BAD_CHECK_DIGIT' });
  const isEan13 = gtin14.startsWith('0');
  const labelled = isEan13 ? readEmbedded(gtin14.slice(1), embedded) : null;
  if (labelled) return { kind: 'gtin', ...labelled, isVariableMeasure: true };
  return plainGtin(gtin14, noAttributes);
}

function fromElements(
  text: string,
  elements: Result<Gs1Elements, Gs1Problem>,
  { businessDay }: ScanRules,
): ScannedCode {
  if (!elements.ok) return unreadable(text, elements.error);
  const item = elements.value.get('01');
  if (item === undefined) return unreadable(text, { problem: 'NO_ITEM' });
  const attributes = attributesOf(elements.value, () => Number(businessDay().slice(0, 4)));
  return plainGtin(item, attributes);
}

function plainGtin(gtin14: string, attributes: GoodsAttributes): ScannedCode {
  // Indicator 9 marks goods of variable measure (General Specifications §2.1.11).
  const isVariableMeasure = gtin14.startsWith('9');
  return { kind: 'gtin', gtin: gtin14, reference: '', attributes, isVariableMeasure };
}

function unreadable(text: string, why: ScanProblem): ScannedCode {
  return { kind: 'unreadable', text, why };
}
