import { detail, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import type { ClosedSession, ClosureFacts } from './closure-facts.ts';
import { closureTexts } from './closure-texts.ts';

/** What came in and went out, what changed its place, and what was counted. */
export function closureMoney(facts: ClosureFacts): ReceiptBlock[] {
  return [
    ...tenderBlocks(facts),
    ...movementBlocks(facts),
    ...handoverBlocks(facts),
    ...facts.closure.sessions.flatMap((session) => sessionBlocks(session, facts)),
  ];
}

function tenderBlocks({ closure, figures, names, language }: ClosureFacts): ReceiptBlock[] {
  const texts = closureTexts[language];
  const { money } = paperFigures(language);
  const { currency, isBlind } = closure;
  if (isBlind) return [{ kind: 'rule' }, textBlock(texts.notCounted, { weight: 'strong' })];
  if (figures.tenders.length === 0) return [];
  return [
    { kind: 'rule' },
    textBlock(texts.tenders, { weight: 'strong' }),
    ...figures.tenders.flatMap(({ type, inCount, inMinor, outCount, outMinor }) => [
      pairBlock(names.tender(type), money(inMinor - outMinor, currency)),
      ...(inCount === 0
        ? []
        : [detail(`${texts.tenderIn} (${inCount})`, money(inMinor, currency))]),
      ...(outCount === 0
        ? []
        : [detail(`${texts.tenderOut} (${outCount})`, money(0 - outMinor, currency))]),
    ]),
  ];
}

function movementBlocks({ closure, names, language }: ClosureFacts): ReceiptBlock[] {
  const texts = closureTexts[language];
  const { money } = paperFigures(language);
  const { movements, currency } = closure;
  const word = (code: string) => texts.words[code] ?? code;
  if (movements.length === 0) return [];
  return [
    { kind: 'rule' },
    textBlock(texts.movements, { weight: 'strong' }),
    ...movements.flatMap(({ kind, from, to, type, count, amountMinor }) => [
      pairBlock(`${word(kind)} (${count})`, money(amountMinor, currency)),
      detail(`${names.tender(type)}, ${word(from)} > ${word(to)}`),
    ]),
  ];
}

/** Each span of a session has its person: what was wrong when it ended is theirs. */
function handoverBlocks({ closure, names, language }: ClosureFacts): ReceiptBlock[] {
  const texts = closureTexts[language];
  const { money } = paperFigures(language);
  if (closure.handovers.length === 0) return [];
  return [
    { kind: 'rule' },
    textBlock(texts.handovers, { weight: 'strong' }),
    ...closure.handovers.flatMap(({ fromOperatorId, toOperatorId, differences }) => [
      textBlock(`${names.operator(fromOperatorId)} > ${names.operator(toOperatorId)}`),
      ...differences.map(({ type, differenceMinor }) =>
        detail(
          `${texts.difference}, ${names.tender(type)}`,
          money(differenceMinor, closure.currency),
        ),
      ),
    ]),
  ];
}

function sessionBlocks(
  session: ClosedSession,
  { closure, names, language }: ClosureFacts,
): ReceiptBlock[] {
  const texts = closureTexts[language];
  const { money } = paperFigures(language);
  const shown = (minor: number) => money(minor, closure.currency);
  const { number, how, countedBy, validatedBy, tenders, leftMinor, taken } = session;
  const title = number === 0 ? texts.noSession : `${texts.session} ${number}`;
  return [
    { kind: 'rule' },
    textBlock(title, { weight: 'strong' }),
    ...(how === 'as-expected' ? [textBlock(texts.asExpected)] : []),
    ...(countedBy === '' ? [] : [pairBlock(texts.countedBy, names.operator(countedBy))]),
    ...(validatedBy === '' ? [] : [pairBlock(texts.validatedBy, names.operator(validatedBy))]),
    ...tenders.flatMap(({ type, expectedMinor, countedMinor, differenceMinor, reasonCode }) => [
      textBlock(names.tender(type)),
      detail(texts.expected, shown(expectedMinor)),
      detail(texts.counted, shown(countedMinor)),
      detail(texts.difference, shown(differenceMinor)),
      ...(reasonCode === '' ? [] : [detail(texts.reason, names.reason(reasonCode))]),
    ]),
    pairBlock(texts.left, shown(leftMinor)),
    ...taken.map(({ type, to, amountMinor }) =>
      pairBlock(`${texts.taken[to]}, ${names.tender(type)}`, shown(amountMinor)),
    ),
  ];
}
