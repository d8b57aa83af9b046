import { ArrowLeft, Keyboard, Languages } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { Button } from '../components/button.tsx';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { SearchBox } from '../screens/sale/search-box.tsx';
import { type DayWork, panelBefore } from '../state/day/day-work.ts';
import { goBack } from '../state/go-back.ts';
import { openSheet } from '../state/ui.ts';
import { useIsHostGone, useTill } from '../state/use-till.ts';
import { Clock } from './clock.tsx';
import { HostStatus } from './host-status.tsx';
import type { KeyContext } from './key-types.ts';
import { OperatorButton } from './operator-button.tsx';
import css from './top-bar.module.css';

/** Where one is, how the till is, who works at it. A scan changes none of it, so it is not drawn again. */
export const TopBar = memo(function TopBar({ screen }: { screen: KeyContext['screen'] }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const snapshot = useStore(till.snapshots.till, (state) => state.snapshot);
  const back = useStore(till.dayWork, (work) => backName(screen, work));
  return (
    <header className={css.bar}>
      {(screen === 'tender' || screen === 'day' || screen === 'manager') && (
        <Button icon={ArrowLeft} keyLabel={text('key.escape')} onPress={() => goBack(till)}>
          {text(back)}
        </Button>
      )}
      <div className={css.place}>
        <h1 className={css.company}>{snapshot?.companyName ?? 'Comptoir'}</h1>
        {snapshot && (
          <p className={css.store}>
            {text('top.till', { store: snapshot.storeName, number: snapshot.tillNumber })}
          </p>
        )}
      </div>
      {screen === 'sale' && snapshot ? <SearchBox /> : <div className={css.space} />}
      <HostStatus />
      {screen !== 'sign-on' && <OperatorButton />}
      {snapshot && (
        <Button
          icon={Languages}
          label={text('top.language')}
          isDisabled={isHostGone}
          testId="language"
          onPress={() => till.commands.setLanguage(language === 'fr' ? 'en' : 'fr')}
        >
          {language.toUpperCase()}
        </Button>
      )}
      <Button
        className={css.keys}
        icon={Keyboard}
        keyLabel="?"
        label={text('keys.title')}
        onPress={() => openSheet(till.ui, 'keys')}
      />
      <Clock />
    </header>
  );
});

/** Where one step back leads. */
function backName(screen: KeyContext['screen'], { panel, closed, moveKind }: DayWork) {
  if (screen !== 'day' || (panel === 'home' && closed === null)) return 'action.back';
  const isInSafe = closed === null && panelBefore(panel, moveKind) === 'safe';
  return isInSafe ? 'safe.title' : 'day.title.short';
}
