import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './demo-bar.module.css';
import { DemoButtons } from './demo-buttons.tsx';

/** Only in the demo shop: breaks what breaks in shops, so that anyone sees what the till survives. */
export function DemoBar() {
  const text = useText();
  const till = useTill();
  const demo = useStore(till.snapshots.demo, ({ snapshot }) => snapshot);
  const isOpen = useStore(till.settings, ({ demoBar }) => demoBar === 'open');
  if (demo === null || !isOpen) return null;
  return (
    <section className={css.bar} aria-label={text('demo.title')} data-testid="demo-bar">
      <h2 className={css.title}>{text('demo.title')}</h2>
      <DemoButtons demo={demo} />
      <Button
        look="bare"
        className={css.hide}
        icon={X}
        label={text('demo.hide')}
        onPress={() => till.settings.setState({ demoBar: 'closed' })}
      />
    </section>
  );
}
