import {
  CreditCard,
  Globe,
  type LucideIcon,
  Package,
  Power,
  ScrollText,
  Server,
  Store,
} from 'lucide-react';
import type { DemoSnapshot, DemoSwitch } from '../../../contract/host/demo-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { useText } from '../../i18n/use-text.ts';
import { openSheet } from '../../state/ui.ts';
import { useTill } from '../../state/use-till.ts';
import css from './demo-buttons.module.css';

const switches: readonly (readonly [what: DemoSwitch, icon: LucideIcon])[] = [
  ['internet', Globe],
  ['platform', Server],
  ['paper', ScrollText],
  ['cover', Package],
  ['terminal', CreditCard],
];

/** What can be done to the demo shop; in the bar, or in its sheet where the screen is short of height. */
export function DemoButtons({ demo }: { demo: NonNullable<DemoSnapshot> }) {
  const text = useText();
  const till = useTill();
  const { demo: commands } = till.commands;
  return (
    <>
      {switches.map(([what, icon]) => {
        if (what === 'platform' && !demo.hasPlatform) return null;
        const isBroken = demo.broken.includes(what);
        return (
          <Button
            key={what}
            icon={icon}
            className={classNames(css.button, isBroken && css.broken)}
            testId={`demo-${what}`}
            onPress={() => commands.break(what, !isBroken)}
          >
            {text(`demo.${what}.${isBroken ? 'broken' : 'works'}`)}
          </Button>
        );
      })}
      <Button
        icon={Power}
        className={css.button}
        testId="demo-kill"
        onPress={() => commands.killTill()}
      >
        {text('demo.kill')}
      </Button>
      {demo.hasSecondTill && (
        <Button
          icon={Store}
          className={css.button}
          testId="demo-second"
          onPress={() => commands.secondTill()}
        >
          {text('demo.second')}
        </Button>
      )}
      <Button
        className={css.button}
        testId="demo-roll"
        onPress={() => openSheet(till.ui, 'demo-roll')}
      >
        {text('demo.roll', { count: demo.paperCount })}
      </Button>
    </>
  );
}
