import { TriangleAlert } from 'lucide-react';
import { failureText } from '../../../contract/failure/failure.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { usePrinting, useTill } from '../../state/use-till.ts';
import css from './drawer-notice.module.css';

/** The change has to come from somewhere: why the drawer stayed shut, and another try. */
export function DrawerNotice() {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  const failure = usePrinting()?.drawerFailure ?? null;
  if (failure === null) return null;
  return (
    <div className={css.notice} role="status" data-testid="drawer-notice">
      <p className={css.title}>
        <TriangleAlert className={css.icon} aria-hidden="true" />
        {text('drawer.shut')}
      </p>
      <p>{failureText(failure, language)}</p>
      <Button onPress={() => commands.openDrawer()}>{text('drawer.open')}</Button>
    </div>
  );
}
