import { useStore } from 'zustand';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { DemoButtons } from './demo-buttons.tsx';
import css from './demo-sheet.module.css';

export function DemoSheet() {
  const text = useText();
  const demo = useStore(useTill().snapshots.demo, ({ snapshot }) => snapshot);
  return (
    <Sheet title={text('demo.title')} width="medium">
      <p className={css.about}>{text('demo.about')}</p>
      <div className={css.buttons}>{demo && <DemoButtons demo={demo} />}</div>
    </Sheet>
  );
}
