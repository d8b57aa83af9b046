import type { OrderDetail, OrderWork } from '../../../contract/host/calls/order-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { countText, dayText, momentText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import css from './prepare-sheet.module.css';

/** An order of a list: for whom, what, where to and until when. */
export function WorkEntry({ work }: { work: OrderWork }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { prepare } = useTill();
  const { order, number, customerName, fulfilment, placeName, promisedThrough, holdUntil } = work;
  const names = work.lines.map(({ name, size, quantityMilli }) =>
    [
      quantityMilli === 1_000 ? '' : `${countText(quantityMilli / 1_000, language)}\u00a0×`,
      name,
      size,
    ]
      .filter((each) => each !== '')
      .join(' '),
  );
  const held =
    holdUntil === ''
      ? ''
      : text('prepare.held', {
          when: momentText(Date.parse(holdUntil), Date.now(), language, zone),
        });
  const due =
    work.dueMinor === 0
      ? ''
      : text('prepare.due', { amount: moneyText(work.dueMinor, work.currency, language) });
  const until =
    promisedThrough === ''
      ? ''
      : text('prepare.until', { day: dayText(promisedThrough, language) });
  return (
    <Entry
      testId={`prepare-work-${number}`}
      title={customerName || text('prepare.order', { number })}
      lines={[
        names.join(', '),
        joined(
          customerName === '' ? '' : number,
          text(`prepare.${fulfilment}`, { place: placeName }),
          until,
          held,
          due,
        ),
      ]}
      onPress={() => prepare.look(order, work.group)}
    />
  );
}

/** An order that was found by what somebody said. */
export function FoundEntry({ order }: { order: OrderDetail }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { prepare } = useTill();
  const { id, number, customerName, takenAt } = order;
  return (
    <Entry
      testId={`prepare-found-${number}`}
      title={customerName || text('prepare.order', { number })}
      lines={[
        order.lines.map(({ name }) => name).join(', '),
        joined(number, momentText(Date.parse(takenAt), Date.now(), language, zone)),
      ]}
      onPress={() => prepare.look(id, 0)}
    />
  );
}

function Entry({
  title,
  lines,
  testId,
  onPress,
}: {
  title: string;
  lines: readonly string[];
  testId: string;
  onPress(): void;
}) {
  return (
    <li>
      <Button takesFocus className={css.row} testId={testId} onPress={onPress}>
        <span className={css.about}>
          <span className={css.strong}>{title}</span>
          {lines.map((line) => (
            <span key={line} className={css.note}>
              {line}
            </span>
          ))}
        </span>
      </Button>
    </li>
  );
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
