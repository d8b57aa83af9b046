import { Check } from 'lucide-react';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import type { TenderType } from '../../../domain/tender/tender-type.ts';
import { Button } from '../../components/button.tsx';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { isValueKind } from '../../state/tender-due.ts';
import { chooseType } from '../../state/tender-moves.ts';
import { useTill } from '../../state/use-till.ts';
import { BusinessAccount } from '../sale/business-account.tsx';
import { LimitException } from './limit-exception.tsx';
import { ReferenceFields } from './reference-fields.tsx';
import css from './tender-details.module.css';
import { useTenderTypes } from './use-tender-types.ts';
import { ValueField } from './value-field.tsx';

/** What the chosen way to pay still has to know, and what to do with it. */
export function TenderDetails({ type, basket }: { type: TenderType; basket: BasketView }) {
  const text = useText();
  if (basket.remainingMinor < 0) {
    return (
      <div className={css.details}>
        {type.referenceFields.length > 0 && type.kind !== 'store-credit' && (
          <ReferenceFields key={type.id} type={type} />
        )}
        <p className={css.steps}>{text(refundSteps(type))}</p>
      </div>
    );
  }
  const steps = stepsOf[type.kind];
  return (
    <div className={css.details}>
      {type.kind === 'voucher' && <Issuers chosen={type} />}
      {isValueKind(type.kind) && <ValueField key={type.id} />}
      {type.referenceFields.length > 0 && <ReferenceFields key={type.id} type={type} />}
      {type.limitExceptions.length > 0 && <LimitException type={type} basket={basket} />}
      {type.kind === 'account' && basket.customer && (
        <BusinessAccount isShort customer={basket.customer} />
      )}
      {steps && <p className={css.steps}>{text(steps)}</p>}
    </div>
  );
}

function refundSteps({ kind }: TenderType): MessageKey {
  if (kind === 'cash' || kind === 'card' || kind === 'store-credit') return `refund.steps.${kind}`;
  return 'refund.steps.other';
}

/** Which third party's vouchers: each has its own count at closing. */
function Issuers({ chosen }: { chosen: TenderType }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const issuers = useTenderTypes().filter(({ kind, isOffered }) => kind === 'voucher' && isOffered);
  return (
    <fieldset className={css.issuers} aria-label={text('tender.issuer')}>
      {issuers.map((type) => (
        <Button
          key={type.id}
          look={type.id === chosen.id ? 'soft' : 'plain'}
          isPressed={type.id === chosen.id}
          {...(type.id === chosen.id ? { icon: Check } : {})}
          testId={`issuer-${type.id}`}
          onPress={() => chooseType(till, type)}
        >
          {type.names[language]}
        </Button>
      ))}
    </fieldset>
  );
}

/** What to do before it is confirmed; a field that asks for a number says it itself. */
const stepsOf: Readonly<Partial<Record<TenderType['kind'], MessageKey>>> = {
  cash: 'tender.steps.cash',
  card: 'tender.steps.card',
  cheque: 'tender.steps.cheque',
  voucher: 'tender.steps.voucher',
  credit: 'tender.steps.credit',
  account: 'tender.steps.account',
};
