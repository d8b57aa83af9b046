import { CircleCheck } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { TaskView } from '../../../contract/host/calls/task-calls.ts';
import { Choice } from '../../components/choice.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { countText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { drawnTasks } from '../../state/tasks.ts';
import { useTill } from '../../state/use-till.ts';
import { TaskPanel } from './task-panel.tsx';

const lists = ['open', 'settled'] as const;

/** What the platform found and somebody answers for: what is at stake, how it came about, how it ends. */
export function TasksSheet() {
  const text = useText();
  const language = useLanguage();
  const { tasks } = useTill();
  const shown = useStore(tasks.state);
  const { only, open, settled, chosen, failure } = shown;
  const list = drawnTasks(shown);
  const count = { open: open?.length ?? 0, settled: settled.length };
  return (
    <Sheet title={text('tasks.title')} width="wide">
      <div className={listCss.sheet} data-testid="tasks">
        <div className={listCss.side}>
          <Choice
            label={text('tasks.list')}
            options={lists.map((value) => ({
              value,
              label: `${text(`tasks.list.${value}`)} (${countText(count[value], language)})`,
            }))}
            isChosen={(value) => value === only}
            onChoose={(value) => tasks.show(value)}
          />
          <Notices only="act" />
          {failure && (
            <p className={listCss.failure} role="status">
              {failureText(failure, language)}
            </p>
          )}
          {open === null && !failure && <p className={listCss.quiet}>{text('tasks.loading')}</p>}
          {open !== null && list.length === 0 && (
            <EmptyState
              icon={CircleCheck}
              title={text(`tasks.none.${only}`)}
              text={text(`tasks.none.${only}.text`)}
            />
          )}
          {list.length > 0 && (
            <ul className={listCss.list} aria-label={text('tasks.title')}>
              {list.map((task) => (
                <li key={task.id}>
                  <Row task={task} isChosen={task.id === chosen?.id} />
                </li>
              ))}
            </ul>
          )}
        </div>
        {chosen !== null && <TaskPanel task={chosen} />}
      </div>
    </Sheet>
  );
}

function Row({ task, isChosen }: { task: TaskView; isChosen: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { tasks } = useTill();
  const { number, amountMinor, currency, lines } = task;
  return (
    <AriaButton
      className={classNames(listCss.row, isChosen && listCss.chosen)}
      aria-pressed={isChosen}
      data-testid="task-row"
      onPress={() => tasks.choose(task)}
    >
      <span className={listCss.about}>
        <span className={listCss.number}>{text(`tasks.kind.${task.kind}`)}</span>
        <span className={listCss.quiet}>
          {[number, lines[0]?.name ?? ''].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      {amountMinor > 0 && <span>{moneyText(amountMinor, currency, language)}</span>}
    </AriaButton>
  );
}
