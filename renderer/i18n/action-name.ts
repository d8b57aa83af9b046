import { type MessageKey, texts } from './texts.ts';

/** What the page calls a right, such as `refund`; a newer host may know more of them. */
export function actionName(action: string): MessageKey {
  const key = `right.${action}`;
  return isKey(key) ? key : 'right.other';
}

function isKey(text: string): text is MessageKey {
  return Object.hasOwn(texts.fr, text);
}
