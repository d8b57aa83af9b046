import { CheckCheck } from 'lucide-react';
import { useStore } from 'zustand';
import type { TaskView } from '../../../contract/host/calls/task-calls.ts';
import { quantityOfMilli } from '../../../domain/quantity/quantity.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { stepName } from '../../i18n/action-name.ts';
import { momentText, moneyText, quantityText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useMay, useTill, useZone } from '../../state/use-till.ts';
import css from './task-panel.module.css';

/** What its number is of. */
const numbered = {
  'return-conflict': 'tasks.receipt',
  'points-overdrawn': 'tasks.receipt',
  'value-overdrawn': 'tasks.value',
  'order-refused': 'tasks.order',
  'order-overpaid': 'tasks.order',
  'count-set-aside': 'tasks.till',
} as const satisfies Record<TaskView['kind'], string>;

/** One of them: what happened, at which stores, and why it ends; or how it ended. */
export function TaskPanel({ task }: { task: TaskView }) {
  const text = useText();
  const language = useLanguage();
  const { kind, number, step, amountMinor, currency, lines, acts, settlement } = task;
  const name = stepName(step, amountMinor);
  const moment = useMoment();
  return (
    <section className={listCss.preview} aria-label={text(`tasks.kind.${kind}`)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys too. */}
      <div className={listCss.roll} tabIndex={0}>
        <h3 className={css.title}>{text(`tasks.kind.${kind}`)}</h3>
        <p className={listCss.quiet}>{text(`tasks.about.${kind}`)}</p>
        <dl className={css.facts}>
          <dt>{text(numbered[kind])}</dt>
          <dd>{number}</dd>
          {name !== null && (
            <>
              <dt>{text('tasks.step')}</dt>
              <dd>{text(name)}</dd>
            </>
          )}
          {amountMinor > 0 && (
            <>
              <dt>{text('tasks.amount')}</dt>
              <dd className={css.strong} data-testid="task-amount">
                {moneyText(amountMinor, currency, language)}
              </dd>
            </>
          )}
        </dl>
        <ul className={css.lines} aria-label={text('tasks.lines')}>
          {lines.map(({ name: item, sku, quantityMilli }) => (
            <li key={`${sku}|${item}`}>
              {quantityMilli === null
                ? item
                : `${quantityText(quantityOfMilli(quantityMilli), language)} × ${item}`}
            </li>
          ))}
        </ul>
        <ul className={css.lines} aria-label={text('tasks.acts')}>
          {acts.map(({ receiptNumber, storeName, at, amountMinor: moved }) => (
            <li key={`${receiptNumber}|${at}`}>
              <span>
                {[storeName, receiptNumber].filter((part) => part !== '').join(' · ')}
                <span className={css.when}>{moment(at)}</span>
              </span>
              {moved !== null && <span>{moneyText(moved, currency, language)}</span>}
            </li>
          ))}
        </ul>
      </div>
      {settlement === null ? <Ending task={task} /> : <Ended settlement={settlement} />}
    </section>
  );
}

function Ending({ task }: { task: TaskView }) {
  const text = useText();
  const language = useLanguage();
  const { tasks } = useTill();
  const { reasons, reasonCode, isBusy } = useStore(tasks.state);
  const may = useMay('settle-task');
  const isHostGone = useIsHostGone();
  return (
    <>
      <Choice
        label={text('tasks.why')}
        options={reasons.map((reason, index) => ({
          value: reason.code,
          label: `${reason[language]} (F${index + 1})`,
        }))}
        isDisabled={!may || isBusy}
        isChosen={(code) => code === reasonCode}
        onChoose={(code) => tasks.chooseReason(code)}
      />
      <p className={listCss.quiet}>{text(`tasks.ends.${task.kind}`)}</p>
      <Button
        takesFocus
        look="main"
        icon={CheckCheck}
        keyLabel="F12"
        isDisabled={!may || isHostGone || reasonCode === ''}
        isPending={isBusy}
        testId="settle-task"
        onPress={() => tasks.settle()}
      >
        {text('tasks.settle')}
      </Button>
    </>
  );
}

function Ended({ settlement }: { settlement: NonNullable<TaskView['settlement']> }) {
  const text = useText();
  const language = useLanguage();
  const { tasks } = useTill();
  const reasons = useStore(tasks.state, (state) => state.reasons);
  const moment = useMoment();
  const { at, by, storeName, reasonCode } = settlement;
  const reason = reasons.find(({ code }) => code === reasonCode);
  return (
    <p role="status" data-testid="task-settled">
      {text('tasks.settled', {
        why: reason ? reason[language] : reasonCode,
        by: by === '' ? storeName : `${by}, ${storeName}`,
        at: moment(at),
      })}
    </p>
  );
}

function useMoment(): (at: string) => string {
  const language = useLanguage();
  const zone = useZone();
  return (at) => momentText(Date.parse(at), Date.now(), language, zone);
}
