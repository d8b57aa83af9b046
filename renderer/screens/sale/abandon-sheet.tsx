import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './sheets.module.css';

/** Asks for the reason only; choosing it is the act. */
export function AbandonSheet() {
  const text = useText();
  const language = useLanguage();
  const { commands, snapshots } = useTill();
  const reasons = useStore(snapshots.people, ({ snapshot }) => snapshot?.reasons.abandon);
  return (
    <Sheet title={text('abandon.title')} width="narrow">
      <p className={css.intro}>{text('abandon.text')}</p>
      <EntryList>
        {(reasons ?? []).map((reason) => (
          <li key={reason.code}>
            <Button
              takesFocus
              className={css.wide}
              testId={`abandon-${reason.code}`}
              onPress={() => commands.abandon(reason.code)}
            >
              {reason[language]}
            </Button>
          </li>
        ))}
      </EntryList>
      <Notices only="act" />
    </Sheet>
  );
}
