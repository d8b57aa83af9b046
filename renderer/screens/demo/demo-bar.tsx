import {
  CreditCard,
  Globe,
  type LucideIcon,
  Package,
  Power,
  ScrollText,
  Store,
  X,
} from 'lucide-react';
import { useStore } from 'zustand';
import type { DemoSwitch } from '../../../contract/host/demo-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { useText } from '../../i18n/use-text.ts';
import { openSheet } from '../../state/ui.ts';
import { useTill } from '../../state/use-till.ts';
import css from './demo-bar.module.css';

const switches: readonly (readonly [what: DemoSwitch, icon: LucideIcon])[] = [
  ['internet', Globe],
  ['paper', ScrollText],
  ['cover', Package],
  ['terminal', CreditCard],
];

/** Only in the demo shop: breaks what breaks in shops, so that anyone sees what the till survives. */
export function DemoBar() {
  const text = useText();
  const till = useTill();
  const { demo: commands } = till.commands;
  const demo = useStore(till.snapshots.demo, ({ snapshot }) => snapshot);
  const isOpen = useStore(till.settings, ({ demoBar }) => demoBar === 'open');
  if (demo === null || !isOpen) return null;
  return (
    <section className={css.bar} aria-label={text('demo.title')} data-testid="demo-bar">
      <h2 className={css.title}>{text('demo.title')}</h2>
      {switches.map(([what, icon]) => {
        const isBroken = demo.broken.includes(what);
        return (
          <Button
            key={what}
            icon={icon}
            className={classNames(isBroken && css.broken)}
            testId={`demo-${what}`}
            onPress={() => commands.break(what, !isBroken)}
          >
            {text(`demo.${what}.${isBroken ? 'broken' : 'works'}`)}
          </Button>
        );
      })}
      <Button icon={Power} testId="demo-kill" onPress={() => commands.killTill()}>
        {text('demo.kill')}
      </Button>
      {demo.hasSecondTill && (
        <Button icon={Store} testId="demo-second" onPress={() => commands.secondTill()}>
          {text('demo.second')}
        </Button>
      )}
      <Button testId="demo-roll" onPress={() => openSheet(till.ui, 'demo-roll')}>
        {text('demo.roll', { count: demo.paperCount })}
      </Button>
      <Button
        look="bare"
        icon={X}
        label={text('demo.hide')}
        onPress={() => till.settings.setState({ demoBar: 'closed' })}
      />
    </section>
  );
}
