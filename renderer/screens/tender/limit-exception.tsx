import { Check } from 'lucide-react';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { sumMinor } from '../../../domain/money/minor.ts';
import type { TenderType } from '../../../domain/tender/tender-type.ts';
import { Button } from '../../components/button.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { declareException } from '../../state/tender-moves.ts';
import { useTill, useUi } from '../../state/use-till.ts';

/** Shown once the sum can meet the limit: what the customer has to be for more to be taken. */
export function LimitException({ type, basket }: { type: TenderType; basket: BasketView }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const declared = useUi(({ typed }) => typed.exception);
  const [first] = type.limitExceptions;
  const shown = type.limitExceptions.find(({ reasonCode }) => reasonCode === declared) ?? first;
  const takenMinor = sumMinor(
    basket.tenders.filter((tender) => tender.type === type.id).map((tender) => tender.amountMinor),
  );
  const canMeet = type.limitMinor !== null && takenMinor + basket.remainingMinor > type.limitMinor;
  if (!shown || !canMeet) return null;
  return (
    <Button
      look={declared === '' ? 'plain' : 'soft'}
      isPressed={declared !== ''}
      {...(declared === '' ? {} : { icon: Check })}
      keyLabel="*"
      testId="limit-exception"
      onPress={() => declareException(till)}
    >
      {text('tender.exception', {
        name: shown.names[language],
        limit: moneyText(shown.limitMinor, basket.currency, language),
      })}
    </Button>
  );
}
