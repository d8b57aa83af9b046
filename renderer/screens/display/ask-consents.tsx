import { MonitorCheck, X } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import sheets from '../sale/sheets.module.css';

/** Where a display is open, its customer answers by touch, for themselves. */
export function AskConsents({ customerId }: { customerId: string }) {
  const text = useText();
  const { snapshots, commands } = useTill();
  const isHostGone = useIsHostGone();
  const desk = useStore(snapshots.display, ({ snapshot }) => snapshot);
  if (desk === null || desk.openCount === 0) return null;
  const ask = desk.ask?.customerId === customerId ? desk.ask : null;
  const isAsked = ask?.state === 'asked';
  return (
    <>
      {ask !== null && ask.state !== 'ended' && (
        <p role="status" data-testid="display-asked">
          {text(isAsked ? 'display.ask.asked' : 'display.ask.answered')}
        </p>
      )}
      <Button
        takesFocus
        className={sheets.wide}
        icon={isAsked ? X : MonitorCheck}
        testId="display-ask"
        isDisabled={isHostGone}
        onPress={() => (isAsked ? commands.endAsk() : commands.askConsents(customerId))}
      >
        {text(isAsked ? 'display.ask.end' : 'display.ask')}
      </Button>
    </>
  );
}
