import { TriangleAlert } from 'lucide-react';
import { failureText } from '../../../contract/failure/failure.ts';
import type { EntryPlace } from '../../../domain/transaction/entry-place.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { openDrawerOfPaid, shutDrawerOf } from '../../state/drawer-moves.ts';
import { usePrinting, useTill } from '../../state/use-till.ts';
import css from './drawer-notice.module.css';

/** The change has to come from somewhere: why the drawer of this sale stayed shut, and another try. */
export function DrawerNotice({ of }: { of: EntryPlace }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const failure = shutDrawerOf(usePrinting(), of);
  if (failure === null) return null;
  return (
    <div className={css.notice} role="status" data-testid="drawer-notice">
      <p className={css.title}>
        <TriangleAlert className={css.icon} aria-hidden="true" />
        {text('drawer.shut')}
      </p>
      <p>{failureText(failure, language)}</p>
      <Button keyLabel="T" testId="open-drawer" onPress={() => openDrawerOfPaid(till)}>
        {text('drawer.open')}
      </Button>
    </div>
  );
}
