import { CircleCheck, Printer, TriangleAlert } from 'lucide-react';
import { failureText } from '../../../contract/failure/failure.ts';
import type { PrintJobView } from '../../../contract/host/printing-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { actOnPrint, type PrintAct, printActs } from '../../state/print-acts.ts';
import { usePrinting, useTill } from '../../state/use-till.ts';
import css from './print-state.module.css';

const icons = {
  waiting: Printer,
  printing: Printer,
  printed: CircleCheck,
  failed: TriangleAlert,
  unknown: TriangleAlert,
} as const;

const actNames = {
  again: 'job.again',
  other: 'job.other',
  'give-up': 'job.give-up',
} as const satisfies Record<PrintAct, MessageKey>;

/** How a paper is doing, in place: what happened, what to do, and the buttons that do it. */
export function PrintState({
  job,
  keys,
}: {
  job: PrintJobView;
  /** Where keys do it too. */
  keys?: Readonly<Record<PrintAct, string>> | undefined;
}) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const acts = printActs(usePrinting(), job);
  const Icon = icons[job.state];
  const needsSomebody = job.failure !== null || job.state === 'failed' || job.state === 'unknown';
  const paper =
    job.copyNumber > 0 ? text('job.copy', { number: job.copyNumber }) : text(`job.${job.paper}`);
  return (
    <div
      className={classNames(css.state, needsSomebody && css.amber)}
      role="status"
      data-testid="print-state"
      data-state={job.state}
      data-code={job.failure?.code ?? ''}
    >
      <p className={css.title}>
        <Icon className={css.icon} aria-hidden="true" />
        {text(`job.${job.state}`, { paper })}
      </p>
      {job.reason !== '' && <p>{text(`job.because.${job.reason}`)}</p>}
      {job.failure !== null && <p>{failureText(job.failure, language)}</p>}
      {acts.length > 0 && (
        <div className={css.acts}>
          {acts.map((act) => (
            <Button
              key={act}
              testId={`print-${act}`}
              {...(keys && { keyLabel: keys[act] })}
              onPress={() => actOnPrint(till, job, act)}
            >
              {text(act === 'again' && job.state === 'failed' ? 'job.retry' : actNames[act])}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
