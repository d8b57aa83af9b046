import { useIntl } from 'react-intl';
import type { Language } from './language.ts';
import type { MessageKey } from './texts.ts';

export type Text = (key: MessageKey, values?: Record<string, string | number>) => string;

/** The texts of the operator's language: `text('sale.pay')`. */
export function useText(): Text {
  const intl = useIntl();
  return (key, values) =>
    String(intl.formatMessage<Record<string, string | number>>({ id: key }, values ?? {}));
}

export function useLanguage(): Language {
  return useIntl().locale.startsWith('en') ? 'en' : 'fr';
}
