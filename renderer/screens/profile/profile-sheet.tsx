import { UserRound, UserRoundX } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notices } from '../../components/notice.tsx';
import { Segments } from '../../components/segments.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { profileTabs } from '../../state/profile.ts';
import { askCustomer } from '../../state/ui.ts';
import { useBasket, useTill } from '../../state/use-till.ts';
import { Bought } from './bought.tsx';
import { Notes } from './notes.tsx';
import css from './profile-sheet.module.css';
import { WhoItIs } from './who-it-is.tsx';
import { Wishes } from './wishes.tsx';

/** All that an associate may know of who buys: on one side who they are, on the other what they bought. */
export function ProfileSheet() {
  const text = useText();
  const { profile, ui } = useTill();
  const customerId = useBasket()?.customer?.id ?? '';
  const { known, customerId: drawnId, tab } = useStore(profile.state);
  useEffect(() => {
    // Whoever was named over this sheet is who is looked at.
    if (customerId !== '') profile.open(customerId);
  }, [customerId, profile]);
  const isDrawn = customerId !== '' && drawnId === customerId;
  return (
    <Sheet title={text('profile.title')} width="full">
      {customerId === '' && (
        <EmptyState
          icon={UserRound}
          title={text('profile.nobody.title')}
          text={text('profile.nobody.text')}
        >
          <Button takesFocus keyLabel="F3" testId="profile-find" onPress={() => askCustomer(ui)}>
            {text('profile.find')}
          </Button>
        </EmptyState>
      )}
      {customerId !== '' && (!isDrawn || known === null) && (
        <p className={css.quiet} role="status">
          {text('profile.loading')}
        </p>
      )}
      {isDrawn && known === 'gone' && (
        <EmptyState
          icon={UserRoundX}
          title={text('profile.gone.title')}
          text={text('profile.gone.text')}
        />
      )}
      {isDrawn && known !== null && known !== 'gone' && (
        <div className={css.sides} data-testid="profile">
          <WhoItIs known={known} />
          <div className={css.side}>
            <Notices only="act" />
            <Segments
              label={text('profile.title')}
              options={profileTabs.map((value) => ({
                value,
                label: text(`profile.tab.${value}`),
              }))}
              chosen={tab}
              keyLabel="F2"
              onChoose={(value) => profile.show(value)}
            />
            {tab === 'bought' && <Bought />}
            {tab === 'wishes' && <Wishes known={known} />}
            {tab === 'notes' && <Notes />}
          </div>
        </div>
      )}
    </Sheet>
  );
}
