import { CloudOff, Globe, type LucideIcon, ShieldCheck, ShieldQuestion, Store } from 'lucide-react';
import type { ReturnableReceipt } from '../../../contract/host/calls/return-calls.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import css from './return-sheet.module.css';

/**
 * Where the receipt is from and how far it is known: nothing of a receipt of this till that the platform
 * has just told all of. What could not be checked is said before anything is chosen, and stops nobody.
 */
export function ReceiptOrigin({ receipt }: { receipt: ReturnableReceipt }) {
  const text = useText();
  const language = useLanguage();
  const { soldBy, isOfWeb, knownBy, isVerified, isWhole, asked, asOf } = receipt;
  const { storeName: store, tillNumber: till, isThisStore, isThisTill } = soldBy;
  const facts: { icon: LucideIcon; say: string; testId: string }[] = [];
  const add = (icon: LucideIcon, testId: string, say: string) => facts.push({ icon, say, testId });
  if (isOfWeb) add(Globe, 'return-place', text('return.from.web'));
  else if (!isThisTill) {
    const place = isThisStore ? 'here' : store === '' ? 'nobody' : 'elsewhere';
    add(Store, 'return-place', text(`return.from.${place}`, { store, till }));
  }
  if (!isVerified) add(ShieldQuestion, 'return-unverified', text('return.unverified'));
  else if (knownBy === 'code') add(ShieldCheck, 'return-verified', text('return.verified'));
  if (!isWhole) add(CloudOff, 'return-long', text('return.long'));
  else if (asked === 'never') add(CloudOff, 'return-unasked', text('return.unasked'));
  else if (asked === 'before' && asOf !== null) {
    const moment = momentText(Date.parse(asOf), Date.now(), language, undefined);
    add(CloudOff, 'return-unasked', text('return.asked', { moment }));
  }
  if (facts.length === 0) return null;
  return (
    <ul className={css.origin} data-testid="return-origin">
      {facts.map(({ icon: Icon, say, testId }) => (
        <li
          key={testId}
          className={testId === 'return-unverified' ? css.doubt : undefined}
          data-testid={testId}
        >
          <Icon aria-hidden="true" />
          {say}
        </li>
      ))}
    </ul>
  );
}
