import type { MoneyWork } from '../../../contract/host/safe-shapes.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';

/** It may be interrupted without a risk, or given up. */
export function DropWork({ kind }: { kind: MoneyWork['kind'] }) {
  const text = useText();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  return (
    <section className={css.card}>
      <p>
        <strong>{text('day.count.safe')}</strong> {text('safe.kept')}
      </p>
      <Button
        takesFocus
        testId="work-drop"
        isDisabled={isHostGone}
        onPress={() => commands.dropWork(kind)}
      >
        {text('safe.drop')}
      </Button>
    </section>
  );
}
