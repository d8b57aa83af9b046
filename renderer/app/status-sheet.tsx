import { useStore } from 'zustand';
import { Sheet } from '../components/sheet.tsx';
import { useText } from '../i18n/use-text.ts';
import { useTill } from '../state/use-till.ts';
import { ImportProgress } from './import-progress.tsx';
import { StatusFacts } from './status-facts.tsx';
import css from './status-sheet.module.css';
import { StatusSync } from './status-sync.tsx';
import { StatusWarnings } from './status-warnings.tsx';

/** How the till is: what needs someone first, then what support asks for. */
export function StatusSheet() {
  const text = useText();
  const till = useStore(useTill().snapshots.till, ({ snapshot }) => snapshot);
  return (
    <Sheet title={text('status.title')} width="medium">
      <div className={css.parts} data-testid="status">
        {till && <StatusSync {...till} />}
        <StatusWarnings warnings={till?.warnings ?? []} />
        {till?.importing && <ImportProgress {...till.importing} />}
        <StatusFacts till={till} />
      </div>
    </Sheet>
  );
}
