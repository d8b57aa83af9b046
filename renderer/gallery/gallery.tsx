import { useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import { Choice } from '../components/choice.tsx';
import { type Language, locales } from '../i18n/language.ts';
import { texts } from '../i18n/texts.ts';
import { TillContext } from '../state/use-till.ts';
import { ActingSection } from './acting-section.tsx';
import css from './gallery.module.css';
import { galleryTill } from './gallery-till.ts';
import { HostSection } from './host-section.tsx';
import { SellingSection } from './selling-section.tsx';
import { StateSection } from './state-section.tsx';
import { TypeSection } from './type-section.tsx';

const languages = ['fr', 'en'] as const;
const themes = ['light', 'dark'] as const;

/**
 * Every component of the design system in every state, over a till that nobody serves: open
 * `/gallery.html` on any running till. For whoever draws a screen, and for axe.
 */
export function Gallery() {
  const said = new URLSearchParams(location.search);
  const [language, setLanguage] = useState<Language>(said.get('language') === 'en' ? 'en' : 'fr');
  const [theme, setTheme] = useState(said.get('theme') === 'dark' ? 'dark' : 'light');
  const till = useMemo(galleryTill, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  return (
    <TillContext value={till}>
      <IntlProvider locale={locales[language]} messages={texts[language]}>
        <I18nProvider locale={locales[language]}>
          <main className={css.gallery}>
            <header className={css.header}>
              <h1>Comptoir</h1>
              <Choice<Language>
                label="Language"
                options={languages.map((value) => ({ value, label: value.toUpperCase() }))}
                isChosen={(value) => value === language}
                onChoose={setLanguage}
              />
              <Choice
                label="Theme"
                options={themes.map((value) => ({ value, label: value }))}
                isChosen={(value) => value === theme}
                onChoose={setTheme}
              />
            </header>
            <TypeSection />
            <ActingSection />
            <SellingSection />
            <StateSection />
            <HostSection />
          </main>
        </I18nProvider>
      </IntlProvider>
    </TillContext>
  );
}
