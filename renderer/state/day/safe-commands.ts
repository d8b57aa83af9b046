import type { Failure } from '../../../contract/failure/failure.ts';
import type { MoneyWork } from '../../../contract/host/safe-shapes.ts';
import type { Money } from '../../../domain/day/money.ts';
import type { Result } from '../../../domain/result.ts';
import { newCommandId } from '../command-id.ts';
import { type CommandParts, reportOutcome } from '../command-parts.ts';
import { seat } from '../snapshots.ts';
import { setTyped } from '../ui.ts';
import { forgetCounted } from './begin-work.ts';
import { pouchField, pouchTyped } from './deposit-entry.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { sentMoney } from './sent-money.ts';

/** What is prepared, as the page has it. */
type TypedWork = Omit<MoneyWork, 'money'> & {
  money: readonly Money[];
};

/** Handover, the safe and the bank: nothing here decides, the host does. */
export interface SafeCommands {
  /** Counts the drawer where the shop wants it; the person who takes it is chosen after. */
  beginHandover(isCounted: boolean): void;
  handOver(to: { id: string; alias: string }, countId: string | null, reasonCode: string): void;
  countSafe(): void;
  finishCount(countId: string, reasonCode: string): void;
  openDeposit(): void;
  /** Begins with what the drawer lacks, or goes on with what was begun. */
  openChangeOrder(): void;
  openBetweenTills(kind: 'takings-brought' | 'float-given'): void;
  /** Keeps what is prepared, a moment after the last key. */
  keepWork(work: TypedWork): void;
  bookWork(work: TypedWork): void;
  dropWork(kind: MoneyWork['kind']): void;
  printDeposit(slipNumber: number): void;
  /** Whether a scanned code is the number of the pouch that is asked for. */
  takePouch(code: string): boolean;
}

const keepAfterMs = 300;

/** What they are made of. */
type SafeParts = Pick<
  CommandParts,
  'host' | 'ui' | 'dayWork' | 'toasts' | 'notices' | 'sounds' | 'nowMs'
> & { snapshots: { day: Pick<CommandParts['snapshots']['day'], 'getState'> } };

export function safeCommands(parts: SafeParts): SafeCommands {
  const { host, ui, dayWork, snapshots, toasts } = parts;
  const run = oneAtATime(parts);
  let keeping: ReturnType<typeof setTimeout> | undefined;
  const act = () => ({ commandId: newCommandId(), seat });
  const forgetTyped = () => forgetCounted(ui);
  const keep = ({ money, ...work }: TypedWork) =>
    host.call('keepWork', { ...act(), work: { ...work, money: money.map(sentMoney) } });
  /** It was booked, or given up, elsewhere or before its answer was lost: the next one is another. */
  function leaveIfGone(result: Result<unknown, Failure>): void {
    if (result.ok || result.error.code !== 'WORK_GONE') return;
    dayWork.setState({ panel: 'safe' });
    forgetTyped();
  }
  const hasWork = (kind: MoneyWork['kind']) =>
    snapshots.day.getState().snapshot?.safe.works.some((work) => work.kind === kind) ?? false;

  return {
    beginHandover(isCounted) {
      dayWork.setState({ panel: 'handover', takerId: '', reasons: {}, step: 'difference' });
      if (!isCounted) return;
      void run(() => host.call('beginCount', { ...act(), place: 'drawer', purpose: 'handover' }));
    },
    async handOver({ id, alias }, countId, reasonCode) {
      const done = await run(() =>
        host.call('handOver', { ...act(), toOperatorId: id, countId, reasonCode }),
      );
      if (!done) return;
      forgetTyped();
      toasts.say('handover.done', { alias });
      dayWork.setState({ panel: 'home', takerId: '', reasons: {} });
    },
    countSafe() {
      dayWork.setState({ panel: 'safe-count', reasons: {}, step: 'difference' });
      void run(() => host.call('beginCount', { ...act(), place: 'safe', purpose: 'safe' }));
    },
    async finishCount(countId, reasonCode) {
      if (!(await run(() => host.call('finishCount', { ...act(), countId, reasonCode })))) return;
      forgetTyped();
      toasts.say('safe.counted', {});
      dayWork.setState({ panel: 'safe', reasons: {} });
    },
    async openDeposit() {
      const papers = await run(() => host.call('safePapers', { seat }));
      if (papers) dayWork.setState({ panel: 'deposit', papers, bookedSlip: 0 });
    },
    async openChangeOrder() {
      if (!hasWork('change-order')) {
        const kept = await run(async () => {
          const proposed = await host.call('proposeChange', { seat });
          if (!proposed.ok) return proposed;
          const { denominations } = proposed.value;
          const amountMinor = denominations.reduce(
            (sum, { unitMinor, count }) => sum + unitMinor * count,
            0,
          );
          const money = [{ type: 'cash', amountMinor, pieces: 0, denominations, items: [] }];
          return keep({
            id: newCommandId(),
            kind: 'change-order',
            pouch: '',
            isOrdered: false,
            money,
          });
        });
        if (kept === null) return;
        forgetTyped();
      }
      dayWork.setState({ panel: 'change-order' });
    },
    openBetweenTills(kind) {
      forgetTyped();
      dayWork.setState({ panel: 'between-tills', between: kind });
    },
    keepWork(work) {
      clearTimeout(keeping);
      keeping = setTimeout(async () => {
        const kept = await keep(work);
        leaveIfGone(kept);
        reportOutcome(parts, 'act', kept);
      }, keepAfterMs);
    },
    async bookWork(work) {
      const booked = await run(async () => {
        clearTimeout(keeping);
        const kept = await keep(work);
        const answer = kept.ok
          ? await host.call('bookWork', { commandId: work.id, seat, kind: work.kind })
          : kept;
        leaveIfGone(answer);
        return answer;
      });
      if (!booked) return;
      // The panel first: it would begin another work where nothing is typed.
      if (work.kind === 'bank-deposit') dayWork.setState({ bookedSlip: booked.slipNumber });
      else {
        toasts.say('day.moved', {});
        dayWork.setState({ panel: 'safe' });
      }
      forgetTyped();
    },
    async dropWork(kind) {
      clearTimeout(keeping);
      if (!(await run(() => host.call('dropWork', { ...act(), kind })))) return;
      forgetTyped();
      dayWork.setState({ panel: 'safe' });
    },
    printDeposit(slipNumber) {
      void run(() => host.call('printDeposit', { ...act(), slipNumber, printer: 'main' }));
    },
    takePouch(code) {
      const { panel, bookedSlip } = dayWork.getState();
      const isAsked = panel === 'between-tills' || (panel === 'deposit' && bookedSlip === 0);
      const pouch = pouchTyped(code);
      if (ui.getState().screen !== 'day' || !isAsked || !pouch) return false;
      setTyped(ui, { counts: { ...ui.getState().typed.counts, [pouchField]: pouch } });
      return true;
    },
  };
}
