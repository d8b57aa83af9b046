import type { MoneyMoved } from '../day/day-entries.ts';
import type { FiscalProfile } from '../fiscal/fiscal-profile.ts';
import type { ReceiptFacts, ReceiptLanguage } from '../receipt/receipt-facts.ts';
import type { ClosureNames } from './closure-facts.ts';

/** Everything the slip of a bank deposit may say: all of its own signed entry, names as they are today. */
export interface DepositFacts {
  language: ReceiptLanguage;
  profile: FiscalProfile;
  signed: ReceiptFacts['signed'];
  /** Pseudonym of who took it out of the safe. */
  operatorId: string;
  /** Of the entry's hash, as the profile has it. */
  extract: string;
  /** 0 for a first print; 1, 2, 3… for duplicate 1, 2, 3… */
  copyNumber: number;
  currency: string;
  deposit: Pick<MoneyMoved, 'money' | 'slipNumber' | 'pouch'>;
  names: Pick<ClosureNames, 'tender' | 'operator'>;
}
