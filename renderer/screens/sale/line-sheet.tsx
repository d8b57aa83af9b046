import { Percent, Truck } from 'lucide-react';
import { useStore } from 'zustand';
import type { LineView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { openDiscount } from '../../state/discount-moves.ts';
import { mayLeave, openLeave } from '../../state/group-moves.ts';
import { setTyped } from '../../state/ui.ts';
import { useBasket, useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { GivenDiscounts } from '../discount/given-discounts.tsx';
import css from './sheets.module.css';

/** What there is to a line beside its quantity: discounts, who advised, gift receipt, serial number. */
export function LineSheet() {
  const basket = useBasket();
  const number = useUi((ui) => ui.lineOfSheet);
  const line = basket?.lines.find((each) => each.number === number);
  return (
    <Sheet title={line?.name ?? ''} width="medium">
      {basket && line && <LineParts line={line} currency={basket.currency} />}
    </Sheet>
  );
}

function LineParts({ line, currency }: { line: LineView; currency: string }) {
  const text = useText();
  const till = useTill();
  const { commands, snapshots, ui } = till;
  const isHostGone = useIsHostGone();
  const people = useStore(snapshots.people, ({ snapshot }) => snapshot?.people ?? []);
  const serialNumber = useUi(({ typed }) => typed.serialNumber);
  const isGoods = line.returned === null && line.accounting === 'turnover';
  return (
    <div className={css.stack}>
      <Notices only="act" />
      {isGoods && (
        <Button
          takesFocus
          icon={Percent}
          keyLabel="F5"
          testId="line-discount"
          isDisabled={isHostGone}
          onPress={() => openDiscount(till, line.number)}
        >
          {text('action.discount')}
        </Button>
      )}
      {mayLeave(line) && (
        <Button
          takesFocus
          icon={Truck}
          keyLabel="F1"
          testId="line-leave"
          isDisabled={isHostGone}
          onPress={() => openLeave(till)}
        >
          {text('leave.open')}
        </Button>
      )}
      <GivenDiscounts lineNumber={line.number} discounts={line.discounts} currency={currency} />
      <Choice
        label={text('line.adviser')}
        options={[
          { value: '', label: text('line.adviser.none') },
          ...people.map(({ id, alias }) => ({ value: id, label: alias })),
        ]}
        isChosen={(value) => value === line.associateId}
        onChoose={(value) => commands.markLine(line.number, { associateId: value })}
      />
      <Choice
        label={text('line.gift')}
        options={[{ value: 'yes', label: text('line.gift.yes') }]}
        isChosen={() => line.giftReceipt}
        onChoose={() => commands.markLine(line.number, { giftReceipt: !line.giftReceipt })}
      />
      {isGoods && (
        <>
          <TextField
            label={text('line.serial')}
            value={serialNumber}
            maxLength={64}
            testId="serial-number"
            onChange={(event) => setTyped(ui, { serialNumber: event.target.value })}
          />
          <Button
            takesFocus
            testId="serial-save"
            isDisabled={isHostGone || serialNumber.trim() === line.serialNumber}
            onPress={() => commands.markLine(line.number, { serialNumber: serialNumber.trim() })}
          >
            {text('line.serial.save')}
          </Button>
        </>
      )}
    </div>
  );
}
