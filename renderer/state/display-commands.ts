import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';

export interface DisplayCommands {
  /** Opens the customer's display, on the screen beside this one where the browser may choose it. */
  openDisplay(): void;
  /** Has the display ask for the consents of the basket's customer. */
  askConsents(customerId: string): void;
  endAsk(): void;
}

export function displayCommands(parts: CommandParts): DisplayCommands {
  const { host } = parts;
  return {
    async openDisplay() {
      const offered = await host.call('openDisplay', { seat });
      reportOutcome(parts, 'act', offered);
      if (!offered.ok) return;
      const said = new URLSearchParams({ ticket: offered.value.ticket });
      const { availWidth, availHeight } = screen;
      const place = `left=${availWidth},top=0,width=${availWidth},height=${availHeight}`;
      // Without an opener: nothing of the display's window reaches this one.
      window.open(`display.html#${said}`, '_blank', `popup,noopener,${place}`);
    },
    async askConsents(customerId) {
      reportOutcome(parts, 'act', await host.call('askConsents', { seat, customerId }));
    },
    async endAsk() {
      reportOutcome(parts, 'act', await host.call('endAsk', { seat }));
    },
  };
}
