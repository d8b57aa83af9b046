import { CircleCheck, Printer, TriangleAlert } from 'lucide-react';
import { failureText } from '../../../contract/failure/failure.ts';
import type { PrintJobView } from '../../../contract/host/printing-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { hasPrinter } from '../../state/print-jobs.ts';
import { usePrinting, useTill } from '../../state/use-till.ts';
import css from './print-state.module.css';

const icons = {
  waiting: Printer,
  printing: Printer,
  printed: CircleCheck,
  failed: TriangleAlert,
  unknown: TriangleAlert,
} as const;

/** How a paper is doing, in place: what happened, what to do, and the buttons that do it. */
export function PrintState({ job }: { job: PrintJobView }) {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  const printing = usePrinting();
  const Icon = icons[job.state];
  const needsSomebody = job.failure !== null || job.state === 'failed' || job.state === 'unknown';
  const isReceipt = job.paper !== 'test-page';
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
      {job.state === 'failed' && (
        <div className={css.acts}>
          <Button testId="print-retry" onPress={() => commands.retryPrint(job.id, 'main')}>
            {text('job.retry')}
          </Button>
          {hasPrinter(printing, 'spare') && (
            <Button testId="print-other" onPress={() => commands.retryPrint(job.id, 'spare')}>
              {text('job.other')}
            </Button>
          )}
        </div>
      )}
      {job.state === 'unknown' && isReceipt && (
        <div className={css.acts}>
          <Button
            testId="print-again"
            onPress={() =>
              commands.printReceipt(job, job.paper === 'receipt' ? 'receipt' : 'gift-receipt')
            }
          >
            {text('job.again')}
          </Button>
        </div>
      )}
    </div>
  );
}
