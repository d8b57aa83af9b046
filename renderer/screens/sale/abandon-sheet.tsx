import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { abandonReasons } from '../../state/abandon-reasons.ts';
import { useTill } from '../../state/use-till.ts';
import css from './sheets.module.css';

/** Asks for the reason only; choosing it is the act. */
export function AbandonSheet() {
  const text = useText();
  const { commands } = useTill();
  return (
    <Sheet title={text('abandon.title')} width="narrow">
      <p className={css.intro}>{text('abandon.text')}</p>
      <EntryList>
        {abandonReasons.map((reason) => (
          <li key={reason}>
            <Button
              takesFocus
              className={css.wide}
              testId={`abandon-${reason}`}
              onPress={() => commands.abandon(reason)}
            >
              {text(`abandon.${reason}`)}
            </Button>
          </li>
        ))}
      </EntryList>
      <Notices only="act" />
    </Sheet>
  );
}
