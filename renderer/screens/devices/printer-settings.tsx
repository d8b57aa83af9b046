import { CircleCheck, CircleHelp, Printer, RefreshCw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type FailureCode, fail, failureText } from '../../../contract/failure/failure.ts';
import type { PrinterView } from '../../../contract/host/printing-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useMay, usePrinting, useTill } from '../../state/use-till.ts';
import css from './printers-section.module.css';

const settingOf = { main: 'devices.printer', spare: 'devices.printer.spare' } as const;

/** One printer: its address, how it is, and what to do about it. */
export function PrinterSettings({
  which,
  address,
  onSaved,
}: {
  which: PrinterView['role'];
  address: string;
  onSaved(): void;
}) {
  const text = useText();
  const { commands, toasts } = useTill();
  const language = useLanguage();
  const [typed, setTyped] = useState(address);
  const [problem, setProblem] = useState<string | null>(null);
  const maySet = useMay('settings');
  const printer = usePrinting()?.printers.find((known) => known.role === which);

  async function save(): Promise<void> {
    const result = await commands.setSetting(settingOf[which], typed);
    setProblem(result.ok ? null : failureText(result.error, language));
    if (!result.ok) return;
    toasts.say('printers.saved');
    onSaved();
  }

  return (
    <section className={css.printer} data-testid={`printer-${which}`}>
      <h3 className={css.title}>{text(`printers.${which}`)}</h3>
      <div className={css.address}>
        <TextField
          label={text('printers.address')}
          hint={text('printers.address.hint', { example: 'tcp://192.168.1.40:9100' })}
          problem={problem}
          value={typed}
          maxLength={200}
          disabled={!maySet}
          testId={`printer-address-${which}`}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button
          takesFocus
          isDisabled={!maySet || typed.trim() === address}
          testId={`printer-save-${which}`}
          onPress={() => void save()}
        >
          {text('printers.save')}
        </Button>
      </div>
      {printer && (
        <>
          <PrinterStatus printer={printer} />
          <div className={css.acts}>
            <Button
              takesFocus
              icon={Printer}
              testId={`printer-test-${which}`}
              onPress={() => commands.testPrint(which)}
            >
              {text('printers.test')}
            </Button>
            <Button takesFocus icon={RefreshCw} onPress={() => commands.checkPrinters()}>
              {text('printers.check')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** What to do, in the words of the failure that printing would give. */
const remedies: Readonly<Partial<Record<PrinterView['state'], FailureCode>>> = {
  'paper-out': 'PRINTER_PAPER_OUT',
  'cover-open': 'PRINTER_COVER_OPEN',
  offline: 'PRINTER_OFFLINE',
  error: 'PRINTER_ERROR',
  unreachable: 'PRINTER_UNREACHABLE',
};

function PrinterStatus({ printer: { state, drawer } }: { printer: PrinterView }) {
  const text = useText();
  const language = useLanguage();
  const remedy = remedies[state];
  const Icon = state === 'ready' ? CircleCheck : state === 'unasked' ? CircleHelp : TriangleAlert;
  const isAmber = state !== 'ready' && state !== 'unasked';
  return (
    <div
      className={classNames(css.status, isAmber && css.amber)}
      role="status"
      data-testid="printer-status"
      data-state={state}
    >
      <p className={css.state}>
        <Icon className={css.icon} aria-hidden="true" />
        {text(`printers.state.${state}`)}
      </p>
      <p className={css.quiet}>{text(`printers.drawer.${drawer}`)}</p>
      {remedy !== undefined && <p className={css.remedy}>{failureText(fail(remedy), language)}</p>}
    </div>
  );
}
