import { BadgeCheck, IdCard } from 'lucide-react';
import { useStore } from 'zustand';
import type { OrderDetail } from '../../../contract/host/calls/order-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isReadyHere } from '../../state/order-acts.ts';
import { identityKey } from '../../state/prepare-moves.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './prepare-sheet.module.css';

/** Who collects the order says its code, or shows who they are. */
export function HandOverCheck({
  order,
  isNext,
}: {
  order: OrderDetail;
  /** Nothing else comes before it. */
  isNext: boolean;
}) {
  const text = useText();
  const { prepare, ui } = useTill();
  const { saidCode, isIdentityChecked } = useStore(prepare.state);
  const typed = useUi((each) => each.typed.collectCode);
  if (saidCode !== '') {
    return (
      <p className={css.checked} data-testid="prepare-code-said">
        <BadgeCheck className={css.icon} aria-hidden="true" />
        {text('prepare.code.said')}
      </p>
    );
  }
  return (
    <>
      {order.hasCode && (
        <TextField
          label={text('prepare.code')}
          hint={text('prepare.code.hint')}
          value={typed}
          autoFocus={isNext}
          maxLength={12}
          testId="prepare-code"
          onChange={({ target }) => setTyped(ui, { collectCode: target.value })}
        />
      )}
      <Button
        takesFocus
        icon={IdCard}
        keyLabel={identityKey}
        look={isIdentityChecked ? 'soft' : 'plain'}
        className={css.other}
        isPressed={isIdentityChecked}
        testId="prepare-identity"
        onPress={prepare.checkIdentity}
      >
        {text('prepare.identity')}
      </Button>
    </>
  );
}

/** Why the group can't be handed over now, in words; null where it can. */
export function useHandOverBar(order: OrderDetail, group: number): string | null {
  const text = useText();
  const { prepare } = useTill();
  const { saidCode, isIdentityChecked } = useStore(prepare.state);
  const typed = useUi((each) => each.typed.collectCode);
  if (!isReadyHere(order, group)) return text('prepare.not-ready');
  const isChecked = saidCode !== '' || isIdentityChecked || typed.trim() !== '';
  return isChecked ? null : text('prepare.needs-check');
}
