import { useEffect, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import { useStore } from 'zustand';
import type { DisplaySnapshot } from '../../contract/host/display-shapes.ts';
import { unreachable } from '../../domain/assert.ts';
import { Button } from '../components/button.tsx';
import { type Language, locales } from '../i18n/language.ts';
import { texts } from '../i18n/texts.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import css from './display-app.module.css';
import { DisplayAsks } from './display-asks.tsx';
import { DisplayBasket } from './display-basket.tsx';
import { DisplayDone } from './display-done.tsx';
import type { Display } from './open-display.ts';

/** The customer's display: what its till shows them, in their language. */
export function DisplayApp({ display }: { display: Display }) {
  const snapshot = useStore(display.store, (state) => state.snapshot);
  const chosen = useStore(display.store, (state) => state.language);
  const language: Language = chosen ?? snapshot?.language ?? 'fr';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <IntlProvider locale={locales[language]} messages={texts[language]}>
      <I18nProvider locale={locales[language]}>
        <Screen display={display} snapshot={snapshot} />
      </I18nProvider>
    </IntlProvider>
  );
}

function Screen({ display, snapshot }: { display: Display; snapshot: DisplaySnapshot | null }) {
  const text = useText();
  const { kind } = useSyncExternalStore(display.host.subscribe, display.host.state);
  // Without its till it shows nobody's basket: what stood there may have changed.
  if (snapshot === null || kind === 'gone')
    return (
      <main className={css.idle} data-testid="display" data-shows="nothing">
        <h1 className={css.store}>Comptoir</h1>
        <p className={css.quiet}>{text('display.waits')}</p>
      </main>
    );
  const { storeName, isTraining, shows } = snapshot;
  return (
    <div className={css.screen} data-testid="display" data-shows={shows.kind}>
      <header className={css.head}>
        <p className={css.name}>{storeName}</p>
        {shows.kind !== 'idle' && <LanguageChoice display={display} />}
      </header>
      {isTraining && (
        <p className={css.training} data-testid="display-training">
          {text('display.training')}
        </p>
      )}
      <main className={css.main}>
        <Shown display={display} snapshot={snapshot} />
      </main>
      {isTraining && (
        <div className={css.across} aria-hidden="true">
          {words.map((index) => (
            <span key={index}>{text('training.mark')}</span>
          ))}
        </div>
      )}
    </div>
  );
}

function Shown({ display, snapshot }: { display: Display; snapshot: DisplaySnapshot }) {
  const text = useText();
  const { shows, currency, storeName } = snapshot;
  switch (shows.kind) {
    case 'idle':
      return (
        <div className={css.idle}>
          <h1 className={css.store}>{storeName}</h1>
          <p className={css.quiet}>{text('display.welcome')}</p>
        </div>
      );
    case 'basket':
      return <DisplayBasket basket={shows} currency={currency} />;
    case 'paid':
    case 'placed':
      return <DisplayDone done={shows} currency={currency} />;
    case 'asks':
      return <DisplayAsks asks={shows} display={display} />;
    default:
      return unreachable(shows);
  }
}

/** The other language by its own name, for who reads that one. */
function LanguageChoice({ display }: { display: Display }) {
  const other = useLanguage() === 'fr' ? 'en' : 'fr';
  return (
    <span lang={other}>
      <Button
        takesFocus
        look="bare"
        className={css.language}
        testId="display-language"
        onPress={() => display.choose(other)}
      >
        {texts[other]['display.language']}
      </Button>
    </span>
  );
}

/** So many words of the mark cover the largest screen. */
const words = Array.from({ length: 40 }, (_, index) => index);
