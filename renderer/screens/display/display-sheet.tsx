import { MonitorUp } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import sheets from '../sale/sheets.module.css';

/** The customer's display: whether one is open, and how to open it. */
export function DisplaySheet() {
  const text = useText();
  const { snapshots, commands } = useTill();
  const isHostGone = useIsHostGone();
  const openCount = useStore(snapshots.display, ({ snapshot }) => snapshot?.openCount ?? 0);
  return (
    <Sheet title={text('display.title')} width="medium">
      <div className={sheets.stack}>
        <Notices only="act" />
        <p>{text('display.about')}</p>
        <p role="status" data-testid="display-count">
          {text('display.open.count', { count: openCount })}
        </p>
        <Button
          takesFocus
          autoFocus
          look={openCount === 0 ? 'main' : 'plain'}
          className={sheets.wide}
          icon={MonitorUp}
          testId="display-open"
          isDisabled={isHostGone}
          onPress={() => commands.openDisplay()}
        >
          {text('display.open')}
        </Button>
      </div>
    </Sheet>
  );
}
