import type {
  Act,
  GivenBack,
  Invoiced,
  JournalHead,
  SealedEntry,
  StoredPersonalPart,
  StoredStep,
} from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import type { ValueRow } from '../../domain/stored-value/value-rows.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { assertActFits, keptEndedSteps, pruneAboveEndedSteps } from './check-act.ts';
import type { Projections, RebuildableJournal } from './projections.ts';
import { stepsWithout } from './steps-without.ts';
import { withoutNames } from './without-names.ts';

/** The Journal port without a disk: for tests and for networks of simulated tills (law 13). */
export function createMemoryJournal(): RebuildableJournal {
  const entries = new Map<string, SealedEntry[]>();
  const personal = new Map<string, StoredPersonalPart>();
  const steps = new Map<string, StoredStep>();
  const places = new Set<string>();
  let heads = new Map<string, JournalHead>();
  let ended = new Map<string, { journalId: string; sequence: number }>();
  let givenBack = new Map<string, EntryPlace[]>();
  let valueRows: readonly ValueRow[] = [];
  let invoiced: readonly Invoiced[] = [];
  /** Baskets whose steps are over, also those that the index no longer names. */
  const over = new Set<string>();

  const entriesOf = (journalId: string): readonly SealedEntry[] => entries.get(journalId) ?? [];

  function assertStepsFit(act: Act): void {
    const commands = new Set<string>();
    const taken = new Set<string>();
    for (const step of act.steps) {
      const { commandId, basketId } = step;
      const isFirst = !steps.has(commandId) && !commands.has(commandId);
      assert(isFirst, 'A command makes one step');
      assert(!ended.has(basketId), 'An ended basket takes no step');
      const isFree = !places.has(placeOf(step)) && !taken.has(placeOf(step));
      assert(isFree, 'Steps of a basket are numbered once');
      commands.add(commandId);
      taken.add(placeOf(step));
    }
    for (const { basketId } of act.endedBaskets) {
      assert(!ended.has(basketId), 'A basket ends once');
    }
  }

  /** The baskets that ended first go first, each as a whole. */
  function prune(): void {
    const stepsOver = [...steps.values()].filter(({ basketId }) => over.has(basketId));
    let left = stepsOver.length;
    if (left <= pruneAboveEndedSteps) return;
    const byBasket = Map.groupBy(stepsOver, ({ basketId }) => basketId);
    for (const basketId of over) {
      const old = byBasket.get(basketId) ?? [];
      if (left - old.length < keptEndedSteps) return;
      left -= old.length;
      for (const step of old) {
        steps.delete(step.commandId);
        places.delete(placeOf(step));
      }
    }
  }

  return {
    heads: () => [...heads.values()],
    journalIds: () => [...entries.keys()],
    commit(act, beside) {
      assertActFits(act, (journalId) => heads.get(journalId) ?? null);
      assertStepsFit(act);
      beside?.();
      for (const { sealed, personal: part } of act.entries) {
        const copy = { ...sealed, bytes: Uint8Array.from(sealed.bytes) };
        const known = entries.get(sealed.journalId);
        if (known) known.push(copy);
        else entries.set(sealed.journalId, [copy]);
        if (part) personal.set(`${part.journalId}|${part.sequence}`, part);
      }
      for (const head of act.heads) heads.set(head.journalId, head);
      for (const step of act.steps) {
        steps.set(step.commandId, step);
        places.add(placeOf(step));
      }
      for (const { basketId, ...entry } of act.endedBaskets) {
        ended.set(basketId, entry);
        over.add(basketId);
        for (const [commandId, step] of steps) {
          if (step.basketId !== basketId) continue;
          steps.set(commandId, { ...step, text: withoutNames(step.text) });
        }
      }
      givenBack = withGivenBack(givenBack, act.givenBack);
      valueRows = [...valueRows, ...act.valueRows];
      invoiced = [...invoiced, ...act.invoiced];
      if (act.endedBaskets.length > 0) prune();
    },
    firstSequence: () => 1,
    read: (journalId, fromSequence, limit) =>
      entriesOf(journalId).slice(fromSequence - 1, fromSequence - 1 + limit),
    find: (journalId, sequence) => entriesOf(journalId)[sequence - 1] ?? null,
    findByType: (journalId, type, typeSequence) =>
      entriesOf(journalId).find(
        (entry) => entry.type === type && entry.typeSequence === typeSequence,
      ) ?? null,
    findByBasket: (basketId) => ended.get(basketId) ?? null,
    givenBackBy: (of) => givenBack.get(placeText(of)) ?? [],
    invoicesOf: (of) =>
      invoiced.flatMap((row) => (placeText(row.of) === placeText(of) ? [row.by] : [])),
    valueRows: (number) => valueRows.filter((row) => row.number === number),
    latest: (journalId, type, limit) =>
      entriesOf(journalId)
        .filter((entry) => entry.type === type)
        .toReversed()
        .slice(0, limit),
    personalPart: (journalId, sequence) => personal.get(`${journalId}|${sequence}`) ?? null,
    aboutReference: (journalId, reference, limit) =>
      [...personal.values()]
        .filter((part) => part.journalId === journalId && part.reference === reference)
        .map(({ sequence }) => sequence)
        .sort((a, b) => b - a)
        .slice(0, limit),
    erasePersonal(reference) {
      const open = [...steps.values()].filter((step) => !over.has(step.basketId));
      for (const ofBasket of Map.groupBy(open, ({ basketId }) => basketId).values())
        for (const bare of stepsWithout(ofBasket, reference)) steps.set(bare.commandId, bare);
      const matching = [...personal].filter(([, part]) => part.reference === reference);
      for (const [key] of matching) personal.delete(key);
      return matching.length;
    },
    openBasketSteps: () => [...steps.values()].filter((step) => !over.has(step.basketId)),
    stepByCommand: (commandId) => steps.get(commandId) ?? null,
    entryCount: (journalId) => entriesOf(journalId).length,
    replaceProjections(projections: Projections) {
      heads = new Map(projections.heads.map((head) => [head.journalId, head]));
      for (const indexes of projections.indexes) {
        const { journalId, fromSequence } = indexes;
        const stays = (by: EntryPlace) => by.journalId !== journalId || by.sequence < fromSequence;
        ended = new Map([
          ...[...ended].filter(([, entry]) => stays(entry)),
          ...indexes.endedBaskets.map(
            ({ basketId, sequence }) => [basketId, { journalId, sequence }] as const,
          ),
        ]);
        const kept = [...givenBack].map(([of, by]) => [of, by.filter(stays)] as const);
        givenBack = withGivenBack(new Map(kept), indexes.givenBack);
        valueRows = [...valueRows.filter(({ by }) => stays(by)), ...indexes.valueRows];
        invoiced = [...invoiced.filter(({ by }) => stays(by)), ...indexes.invoiced];
        for (const { basketId } of indexes.endedBaskets) over.add(basketId);
      }
    },
  };
}

/** By what is given back, in the order of the acts. */
function withGivenBack(
  known: ReadonlyMap<string, EntryPlace[]>,
  more: readonly GivenBack[],
): Map<string, EntryPlace[]> {
  const next = new Map(known);
  for (const { of, by } of more) next.set(placeText(of), [...(next.get(placeText(of)) ?? []), by]);
  return next;
}

function placeOf({ basketId, number }: StoredStep): string {
  return `${basketId}|${number}`;
}
