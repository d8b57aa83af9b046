import type { Failure } from '../../../contract/failure/failure.ts';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import type { PrintJobView } from '../../../contract/host/printing-shapes.ts';
import type { Money } from '../../../domain/day/money.ts';
import type { Result } from '../../../domain/result.ts';
import type { EntryPlace } from '../../../domain/transaction/entry-place.ts';
import { newCommandId } from '../command-id.ts';
import { type CommandParts, reportOutcome } from '../command-parts.ts';
import { saidInTraining } from '../only-real.ts';
import { seat } from '../snapshots.ts';
import { forgetCounted } from './begin-work.ts';
import { noWork, panelBefore } from './day-work.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { sameAct } from './same-act.ts';
import { sentMoney as sent } from './sent-money.ts';

export type OpenCount = DaySnapshot['counts'][number];

/** What is done of a day: nothing here decides, the host does. */
export interface DayCommands {
  openDay(): void;
  /** Straight to a drop: the drawer holds more than it should. */
  openDrop(): void;
  openSession(counted: Money | null): void;
  moveMoney(amountMinor: number): void;
  noSale(): void;
  readX(): void;
  /** Reads it anew and prints it. */
  printX(): void;
  beginClosing(): void;
  /** Keeps what was counted of one tender type, a moment after the last key. */
  keepCount(countId: string, money: Money): void;
  submitCount(countId: string, counted: readonly Money[]): void;
  validateCount(countId: string): void;
  /** Looks for what may be behind the differences of a validated count. */
  explainCount(countId: string): void;
  dropCount(countId: string): void;
  closeDay(countId: string): void;
  /** The paper of a closure; a second one is marked as a duplicate. */
  printClosure(of: EntryPlace, printer?: PrintJobView['printer']): void;
  /** The closures of days so far, newest first; one of them is shown as it was closed. */
  listClosures(): void;
  showClosure(of: EntryPlace): void;
}

const keepAfterMs = 300;

export function dayCommands(parts: CommandParts): DayCommands {
  const { host, ui, dayWork, toasts } = parts;
  const run = oneAtATime(parts);
  const keeping = new Map<string, ReturnType<typeof setTimeout>>();
  const act = () => ({ commandId: newCommandId(), seat });
  /** Money that moves is nowhere refused a second time, as an opening or a closing is. */
  const same = sameAct(dayWork);

  const forgetTyped = () => forgetCounted(ui);

  async function keepNow(countId: string, money: Money): Promise<Result<unknown, Failure>> {
    clearTimeout(keeping.get(money.type));
    keeping.delete(money.type);
    return host.call('saveCount', { ...act(), countId, money: sent(money) });
  }

  return {
    openDay() {
      if (saidInTraining(parts, 'day')) return;
      dayWork.setState(noWork);
      ui.setState({ screen: 'day', sheet: null });
    },
    openDrop() {
      dayWork.setState({ ...noWork, panel: 'move', moveKind: 'cash-drop' });
      ui.setState({ screen: 'day', sheet: null });
    },
    async openSession(counted) {
      const opened = await run(() =>
        host.call('openSession', {
          ...act(),
          counted: counted && sent(counted),
          floatFrom: 'safe',
          reasonCode: '',
        }),
      );
      if (!opened) return;
      forgetTyped();
      toasts.say('day.opened', { number: opened.number });
      ui.setState({ screen: 'sale' });
    },
    async moveMoney(amountMinor) {
      const { moveKind, reasonCode } = dayWork.getState();
      const moved = await run(() =>
        host.call('moveMoney', {
          ...{ commandId: same.idOf(moveKind, amountMinor, reasonCode), seat },
          kind: moveKind,
          money: [{ type: 'cash', amountMinor, pieces: 0, denominations: [], items: [] }],
          reasonCode,
          pouch: '',
        }),
      );
      if (!moved) return;
      same.answered();
      forgetTyped();
      toasts.say('day.moved', {});
      dayWork.setState({ panel: panelBefore('move', moveKind), reasonCode: '' });
    },
    async noSale() {
      const { reasonCode } = dayWork.getState();
      const commandId = same.idOf('no-sale', reasonCode);
      if (!(await run(() => host.call('noSale', { commandId, seat, reasonCode })))) return;
      same.answered();
      dayWork.setState({ panel: 'home', reasonCode: '' });
    },
    async readX() {
      const reading = await run(() => host.call('readDay', act()));
      if (reading) dayWork.setState({ panel: 'reading', reading });
    },
    printX() {
      void run(() => host.call('printReading', { ...act(), printer: 'main' }));
    },
    beginClosing() {
      void run(() => host.call('beginCount', { ...act(), place: 'drawer', purpose: 'closing' }));
    },
    keepCount(countId, money) {
      clearTimeout(keeping.get(money.type));
      keeping.set(
        money.type,
        setTimeout(async () => {
          reportOutcome(parts, 'act', await keepNow(countId, money));
        }, keepAfterMs),
      );
    },
    async submitCount(countId, counted) {
      await run(async () => {
        for (const money of counted) {
          const kept = await keepNow(countId, money);
          if (!kept.ok) return kept;
        }
        return host.call('submitCount', { ...act(), countId });
      });
    },
    async validateCount(countId) {
      const answer = await run(() => host.call('validateCount', { ...act(), countId }));
      if (answer?.outcome === 'validated') dayWork.setState({ step: 'difference', reasons: {} });
    },
    async explainCount(countId) {
      // A refusal leaves the table of differences as it is: the causes are a help.
      const answer = await host.call('explainCount', { seat, countId });
      if (answer.ok)
        dayWork.setState({ explained: { countId, explanations: answer.value.explanations } });
    },
    async dropCount(countId) {
      if (await run(() => host.call('dropCount', { ...act(), countId }))) forgetTyped();
    },
    async closeDay(countId) {
      const { reasons } = dayWork.getState();
      const closed = await run(() =>
        host.call('closeDay', {
          ...act(),
          counted: { countId },
          reasons: Object.entries(reasons).map(([type, reasonCode]) => ({ type, reasonCode })),
          left: null,
        }),
      );
      if (!closed) return;
      forgetTyped();
      dayWork.setState({ ...noWork, closed });
    },
    printClosure({ journalId, sequence }, printer = 'main') {
      void run(() => host.call('printClosure', { ...act(), journalId, sequence, printer }));
    },
    async listClosures() {
      const listed = await run(() =>
        host.call('closures', { period: null, before: null, limit: 50 }),
      );
      if (listed) dayWork.setState({ panel: 'closures', closures: listed.closures });
    },
    async showClosure({ journalId, sequence }) {
      const report = await run(() => host.call('closureReport', { journalId, sequence }));
      if (report)
        dayWork.setState({
          closed: { session: report.sessions.at(-1) ?? null, closures: [report] },
        });
    },
  };
}
