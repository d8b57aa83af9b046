import { type MessageKey, texts } from './texts.ts';

/** What the page calls a right, such as `refund`; a newer host may know more of them. */
export function actionName(action: string): MessageKey {
  const key = `right.${action}`;
  return isKey(key) ? key : 'right.other';
}

/** What the audit view calls something of its kind, such as `cash-drop`; null where the kind says all. */
export function auditWhat(what: string): MessageKey | null {
  const key = `audit.what.${what}`;
  return isKey(key) ? key : null;
}

/**
 * What the page calls something that was done with an order, and that so much money went by; null of what it does
 * not know.
 */
export function stepName(step: string, amountMinor: number): MessageKey | null {
  const key = `tasks.did.${step}`;
  const refunded = `${key}-refunded`;
  if (amountMinor > 0 && isKey(refunded)) return refunded;
  return isKey(key) ? key : null;
}

function isKey(text: string): text is MessageKey {
  return Object.hasOwn(texts.fr, text);
}
