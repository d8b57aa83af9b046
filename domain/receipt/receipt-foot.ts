import { centred } from './blocks.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { marks } from './receipt-head.ts';

/** The code, the program that made the record, and the extract that ties the paper to it. */
export function receiptFoot(
  facts: Pick<ReceiptFacts, 'signed' | 'language' | 'copyNumber' | 'profile' | 'code' | 'extract'>,
  caption: string,
): ReceiptBlock[] {
  const { software } = facts.signed;
  return [
    { kind: 'space' },
    ...(facts.code === null
      ? []
      : [{ kind: 'code', symbology: 'qr', data: facts.code, caption } as const]),
    ...(facts.profile.paper.showsProof
      ? [centred(`${software.name} ${software.version} - ${facts.extract}`, { size: 'small' })]
      : []),
    ...marks(facts),
  ];
}
