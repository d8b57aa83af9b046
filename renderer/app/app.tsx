import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import { useStore } from 'zustand';
import { type Language, locales } from '../i18n/language.ts';
import { texts } from '../i18n/texts.ts';
import type { Till } from '../state/till.ts';
import { TillContext } from '../state/use-till.ts';
import { Page } from './page.tsx';
import { useKeys } from './use-keys.ts';

/** The page of one till: its language, its keys, its screens. */
export function App({ till }: { till: Till }) {
  useKeys(till);
  const language: Language = useStore(
    till.snapshots.people,
    ({ snapshot }) => snapshot?.language ?? 'fr',
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <TillContext value={till}>
      <IntlProvider locale={locales[language]} messages={texts[language]}>
        <I18nProvider locale={locales[language]}>
          <Page />
        </I18nProvider>
      </IntlProvider>
    </TillContext>
  );
}
