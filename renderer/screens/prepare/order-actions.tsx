import { Check, Shirt, Undo } from 'lucide-react';
import { useStore } from 'zustand';
import type { OrderDetail } from '../../../contract/host/calls/order-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import {
  isRefunded,
  linesOf,
  missingLine,
  orderActs,
  readyDueMinor,
  type StepKind,
} from '../../state/order-acts.ts';
import { doStep, keyOfStep, offerOtherItem, otherItemKey } from '../../state/prepare-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { HandOverCheck, useHandOverBar } from './hand-over-check.tsx';
import { ParcelField } from './parcel-field.tsx';
import css from './prepare-sheet.module.css';

/** The next step of a group and what else can be done, each with its key; a reason where one is asked. */
export function OrderActions({ order, group }: { order: OrderDetail; group: number }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { prepare } = till;
  const { asked, reasons, isAsking, line: chosen } = useStore(prepare.state);
  const isHostGone = useIsHostGone();
  const bar = useHandOverBar(order, group);
  const { main, others } = orderActs(order, group);
  const lines = linesOf(order, group);
  const dueMinor = readyDueMinor(order, group);
  const isPaid = lines.some(({ isPartPaid }) => isPartPaid);

  const missing = missingLine(order, group, chosen);
  // A step alone would keep the money: what is paid is given back instead.
  const isGivenBack = isRefunded(order, group);
  const shown = others.filter((kind) => kind !== 'cancelled' || !isGivenBack);

  /** Why it can't be done, before it is tried. */
  function barOf(kind: StepKind): string | null {
    if (kind === 'handed-over') return bar;
    return kind === 'cancelled' && isPaid ? text('prepare.paid') : null;
  }

  function nameOf(kind: StepKind): string {
    if (kind === 'handed-over' && dueMinor > 0) {
      return text('prepare.do.pay', { amount: moneyText(dueMinor, order.currency, language) });
    }
    const isSure = kind === 'cancelled' && asked === kind;
    return text(isSure ? 'prepare.do.cancelled.sure' : `prepare.do.${kind}`);
  }

  if (asked === 'short' || asked === 'refused') {
    return (
      <>
        <h3 className={css.label}>{text(`prepare.reason.${asked}`)}</h3>
        {lines.length > 1 && <p className={css.quiet}>{text('prepare.reason.line')}</p>}
        <EntryList>
          {reasons.map((reason, index) => (
            <li key={reason.code}>
              <Button
                takesFocus
                autoFocus={index === 0}
                className={css.row}
                isDisabled={isHostGone}
                testId={`prepare-reason-${reason.code}`}
                onPress={() => prepare.because(reason.code)}
              >
                {reason[language]}
              </Button>
            </li>
          ))}
        </EntryList>
      </>
    );
  }
  return (
    <>
      <h3 className={css.label}>{text('prepare.next')}</h3>
      {main === null && <p className={css.quiet}>{text('prepare.nothing-next')}</p>}
      {missing && (
        <p className={css.quiet} data-testid="prepare-missing">
          {text('prepare.missing', { name: missing.name })}
        </p>
      )}
      {main === 'picked' && <p className={css.quiet}>{text('prepare.scan')}</p>}
      {(main === 'handed-over' || others.includes('handed-over')) && (
        <HandOverCheck order={order} isNext={main === 'handed-over'} />
      )}
      {(main === 'shipped' || others.includes('shipped')) && <ParcelField />}
      {main !== null && (
        <>
          <Button
            takesFocus
            look="main"
            icon={Check}
            keyLabel="F12"
            className={css.act}
            isDisabled={isHostGone || barOf(main) !== null}
            isPending={isAsking}
            testId="prepare-main"
            onPress={() => doStep(till, main)}
          >
            {nameOf(main)}
          </Button>
          <Bar why={barOf(main)} />
        </>
      )}
      <div className={css.acts}>
        {missing && (
          <Button
            takesFocus
            icon={Shirt}
            className={css.other}
            keyLabel={otherItemKey}
            isDisabled={isHostGone}
            testId="prepare-other-item"
            onPress={() => offerOtherItem(till)}
          >
            {text('prepare.do.other-item')}
          </Button>
        )}
        {shown.map((kind) => (
          <div key={kind} className={css.part}>
            <Button
              takesFocus
              keyLabel={keyOfStep(kind)}
              className={css.other}
              isDisabled={isHostGone || barOf(kind) !== null}
              testId={`prepare-do-${kind}`}
              onPress={() => doStep(till, kind)}
            >
              {nameOf(kind)}
            </Button>
            <Bar why={barOf(kind)} />
          </div>
        ))}
        {others.includes('cancelled') && isGivenBack && (
          <Button
            takesFocus
            icon={Undo}
            className={css.other}
            keyLabel={keyOfStep('cancelled')}
            isDisabled={isHostGone}
            testId="prepare-refund"
            onPress={() => doStep(till, 'cancelled')}
          >
            {text(missing ? 'prepare.do.refund.missing' : 'prepare.do.refund')}
          </Button>
        )}
      </div>
    </>
  );
}

function Bar({ why }: { why: string | null }) {
  return why === null ? null : <p className={css.why}>{why}</p>;
}
