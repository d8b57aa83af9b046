import type { DemoSwitch } from '../../contract/host/demo-shapes.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';

export interface DemoCommands {
  break(what: DemoSwitch, isBroken: boolean): void;
  killTill(): void;
  clearRoll(): void;
  secondTill(): void;
}

/** What the demo bar does to the shop around the till. */
export function demoCommands(parts: CommandParts): DemoCommands {
  const { host, toasts } = parts;

  async function secondTill(): Promise<void> {
    // Opened within the touch, or the browser blocks it; it gets its address when there is one.
    const window = globalThis.open('', '_blank');
    toasts.say('demo.second.starting');
    const result = await host.call('demoSecondTill', {});
    reportOutcome(parts, 'act', result);
    if (!result.ok) window?.close();
    else if (window) window.location.replace(result.value.url);
  }

  return {
    async break(what, isBroken) {
      reportOutcome(parts, 'act', await host.call('demoBreak', { what, isBroken }));
    },
    // Nobody is left to answer; the page sees that the host is gone.
    killTill: () => void host.call('demoKillTill', {}),
    async clearRoll() {
      reportOutcome(parts, 'act', await host.call('demoClearRoll', {}));
    },
    secondTill: () => void secondTill(),
  };
}
