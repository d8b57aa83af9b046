import type { MoneyWork } from '../../contract/host/safe-shapes.ts';
import type { DenominationCount, Money } from '../../domain/day/money.ts';
import type { Movement } from '../../host/day/move-money.ts';
import type { MemoryTill } from './memory-till.ts';

const page = { id: 'page', role: 'page' as const };

/** The hands of who keeps the day at a till in memory: each act under a fresh command id unless told. */
export function dayAt(till: MemoryTill, seat = 'till') {
  const id = (commandId?: string) => ({ seat, commandId: commandId ?? till.newCommandId() });
  const calls = () => till.dayCalls();
  const workId = (kind: MoneyWork['kind']) =>
    till.daySnapshot().safe.works.find((work) => work.kind === kind)?.id;

  return {
    open: async (
      counted: Money | null = null,
      floatFrom: 'drawer' | 'safe' | 'outside' = 'drawer',
      commandId?: string,
    ) =>
      calls().openSession(
        { ...id(commandId), counted: counted && writable(counted), floatFrom, reasonCode: '' },
        page,
      ),
    handOver: async (
      toOperatorId: string,
      countId: string | null = null,
      { reasonCode = '', commandId }: { reasonCode?: string; commandId?: string } = {},
    ) => calls().handOver({ ...id(commandId), toOperatorId, countId, reasonCode }, page),
    /** Under the id of what is kept of its kind, unless told. */
    keepWork: async (work: Omit<MoneyWork, 'id'> & { id?: string }) => {
      const known = workId(work.kind) ?? till.newCommandId();
      return calls().keepWork({ ...id(), work: { id: known, ...work } }, page);
    },
    dropWork: async (kind: MoneyWork['kind']) => calls().dropWork({ ...id(), kind }, page),
    bookWork: async (kind: MoneyWork['kind'], commandId?: string) =>
      calls().bookWork({ ...id(commandId ?? workId(kind)), kind }, page),
    papers: async () => calls().safePapers({ seat }, page),
    proposeChange: async () => calls().proposeChange({ seat }, page),
    move: async (
      kind: Exclude<Movement['kind'], 'takings-brought' | 'float-given'>,
      amountMinor: number,
      commandId?: string,
    ) =>
      calls().moveMoney(
        {
          ...id(commandId),
          kind,
          money: [writable(cashOf(amountMinor))],
          reasonCode: kind === 'paid-out' ? 'postage' : 'change',
          pouch: '',
          direction: 'in',
        },
        page,
      ),
    noSale: async (commandId?: string) =>
      calls().noSale({ ...id(commandId), reasonCode: 'make-change' }, page),
    begin: async (
      purpose: 'closing' | 'handover' | 'safe' | 'control' = 'closing',
      place: 'drawer' | 'safe' = 'drawer',
    ) => {
      const begun = await calls().beginCount({ ...id(), place, purpose }, page);
      return begun.ok ? begun.value.countId : begun.error.code;
    },
    save: async (countId: string, money: Money) =>
      calls().saveCount({ ...id(), countId, money: writable(money) }, page),
    submit: async (countId: string, commandId?: string) =>
      calls().submitCount({ ...id(commandId), countId }, page),
    validate: async (countId: string, commandId?: string) =>
      calls().validateCount({ ...id(commandId), countId }, page),
    finish: async (countId: string, reasonCode = '') =>
      calls().finishCount({ ...id(), countId, reasonCode }, page),
    drop: async (countId: string) => calls().dropCount({ ...id(), countId }, page),
    /** Everything that is asked for: what is given, and none of the rest. */
    async count(countId: string, found: readonly Money[]) {
      const open = till.daySnapshot().counts.find((count) => count.id === countId);
      for (const type of open?.types ?? []) {
        const money = found.find((each) => each.type === type);
        await calls().saveCount(
          { ...id(), countId, money: writable(money ?? { ...cashOf(0), type }) },
          page,
        );
      }
    },
    close: async (
      by: { countId: string } | { amounts: { type: string; amountMinor: number }[] } = {
        amounts: [],
      },
      more: {
        commandId?: string;
        reasons?: { type: string; reasonCode: string }[];
        left?: DenominationCount[];
      } = {},
    ) =>
      calls().closeDay(
        {
          ...id(more.commandId),
          counted: by,
          reasons: more.reasons ?? [],
          left: more.left ?? null,
        },
        page,
      ),
    read: async (commandId?: string) => calls().readDay(id(commandId), page),
  };
}

export function cashOf(
  amountMinor: number,
  denominations: readonly DenominationCount[] = [],
): Money {
  return { type: 'cash', amountMinor, pieces: 0, denominations, items: [] };
}

function writable(money: Money) {
  return { ...money, denominations: [...money.denominations], items: [...money.items] };
}
