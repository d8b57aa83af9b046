import { Check } from 'lucide-react';
import { failureText } from '../../../contract/failure/failure.ts';
import type { HostApi } from '../../../contract/host/api.ts';
import type { CallOutput } from '../../../contract/rpc/api-shape.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { useTenderName } from '../tender/use-tender-types.ts';
import css from './cancel-order-sheet.module.css';

type Choice = CallOutput<HostApi, 'showCancel'>['choices'][number];

/** Who gives the order up, with all that comes of it: to which tender, what is kept, what is paid beside. */
export function GivenUpChoice({
  choice,
  currency,
  keyLabel,
  isChosen,
}: {
  choice: Choice;
  currency: string;
  keyLabel: string;
  isChosen: boolean;
}) {
  const language = useLanguage();
  const { cancelling } = useTill();
  const isHostGone = useIsHostGone();
  const { by, name, failure } = choice;
  const rows = useRows(choice, currency);
  return (
    <div className={css.part}>
      <Button
        takesFocus
        className={classNames(css.row, isChosen && css.chosen)}
        keyLabel={keyLabel}
        isPressed={isChosen}
        isDisabled={isHostGone || failure !== null}
        {...(isChosen ? { icon: Check } : {})}
        testId={`cancel-by-${by}`}
        onPress={() => cancelling.choose(by)}
      >
        <span className={css.name}>{name[language]}</span>
        {rows.map(({ what, amount }) => (
          <span key={what} className={css.line}>
            <span className={css.note}>{what}</span>
            <span className="figures">{amount}</span>
          </span>
        ))}
      </Button>
      {failure && <p className={css.quiet}>{failureText(failure, language)}</p>}
    </div>
  );
}

function useRows(
  { refundMinor, ways, keptMinor, twofoldMinor, failure }: Choice,
  currency: string,
): { what: string; amount: string }[] {
  const text = useText();
  const language = useLanguage();
  const tenderName = useTenderName();
  if (failure !== null) return [];
  const money = (minor: number) => moneyText(minor, currency, language);
  const back = ways.map(({ type, amountMinor }) => ({
    what: text('cancel.back', { tender: tenderName(type) }),
    amount: money(amountMinor),
  }));
  return [
    ...back,
    ...(refundMinor === 0 ? [{ what: text('cancel.back.nothing'), amount: money(0) }] : []),
    ...(keptMinor > 0 ? [{ what: text('cancel.kept'), amount: money(keptMinor) }] : []),
    ...(twofoldMinor > 0 ? [{ what: text('cancel.twofold'), amount: money(twofoldMinor) }] : []),
  ];
}
