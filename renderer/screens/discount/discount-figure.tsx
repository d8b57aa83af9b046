import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { NumberPad } from '../../components/number-pad.tsx';
import { moneyText, rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { canBeGiven, confirmDiscount, typeDiscount } from '../../state/discount-moves.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './discount-sheet.module.css';
import { figureText } from './figure-text.ts';

/** The figure, what it comes to or why it may not be, and the one action. */
export function DiscountFigure({ currency }: { currency: string }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const { kind, reasonCode } = useUi((ui) => ui.discount);
  const typed = useUi((ui) => ui.typed.discount);
  const preview = useStore(till.discountPreview);
  const { result, refused } = preview;
  const shown = typed === '' ? '0' : language === 'en' ? typed.replace(',', '.') : typed;
  const money = (minor: number): string => moneyText(minor, currency, language);
  const isRefused = refused !== null;
  const missing =
    result === null && !isRefused
      ? 'discount.needs.value'
      : reasonCode === ''
        ? 'discount.needs.reason'
        : null;
  return (
    <div className={css.figure}>
      <p
        className={classNames(css.typed, 'figures')}
        data-testid="discount-typed"
        data-empty={typed === '' || undefined}
      >
        {figureText({ kind, shown, currency }, language)}
      </p>
      <Limit />
      <div className={css.comes} aria-live="polite" data-testid="discount-preview">
        {refused && (
          <p className={css.refused} data-code={refused.code}>
            {failureText(refused, language)}
          </p>
        )}
        {result && (
          <>
            <p className={classNames(css.change, 'figures')}>
              {text('discount.result', {
                before: money(result.beforeMinor),
                after: money(result.afterMinor),
              })}
            </p>
            <p className={css.quiet}>
              {text('discount.total', { total: money(result.totalMinor) })}
            </p>
            {result.over && (
              <p className={css.over} data-code={result.over.code}>
                {text(canBeGiven(preview) ? 'discount.over' : 'discount.over.nobody')}
              </p>
            )}
          </>
        )}
      </div>
      <NumberPad hasComma onKey={(key) => typeDiscount(till, key)} />
      <Button
        takesFocus
        look="main"
        className={css.confirm}
        keyLabel={text('key.enter')}
        testId="discount-confirm"
        isDisabled={isHostGone || !canBeGiven(preview) || missing !== null}
        onPress={() => confirmDiscount(till)}
      >
        {text(missing ?? (result?.over ? 'discount.confirm.approval' : 'discount.confirm'))}
      </Button>
    </div>
  );
}

/** How far who is at the till may go, before it is tried. */
function Limit() {
  const text = useText();
  const language = useLanguage();
  const { snapshots } = useTill();
  const { lineNumber, kind } = useUi((ui) => ui.discount);
  const action =
    kind === 'price' ? 'price-override' : lineNumber === 0 ? 'basket-discount' : 'line-discount';
  const permission = useStore(
    snapshots.people,
    ({ snapshot }) => snapshot?.operator?.permissions[action],
  );
  if (!permission) return null;
  const { isAllowed, upToRateBp } = permission;
  const words = !isAllowed
    ? text('discount.limit.never')
    : upToRateBp === null
      ? text('discount.limit.none')
      : text('discount.limit', { limit: rateText(upToRateBp, language) });
  return <p className={css.quiet}>{words}</p>;
}
