import { useEffect, useState } from 'react';
import { type Failure, failureText } from '../../../contract/failure/failure.ts';
import { Choice } from '../../components/choice.tsx';
import { Notices } from '../../components/notice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useHostState, useMay, usePrinting, useTill } from '../../state/use-till.ts';
import { PrintState } from '../receipts/print-state.tsx';
import { PrinterSettings } from './printer-settings.tsx';
import css from './printers-section.module.css';

const languages = ['fr', 'en'] as const;
const shownJobs = 3;

/** Where receipts are printed, how the printers are, what to do, and a page to test them with. */
export function PrintersSection() {
  const text = useText();
  const till = useTill();
  const language = useLanguage();
  const printing = usePrinting();
  const settings = useTillSettings();
  const maySet = useMay('settings');
  const { commands } = till;
  useEffect(() => commands.checkPrinters(), [commands]);
  if (settings.values === null) {
    return settings.failure === null ? (
      <p className={css.quiet}>{text('printers.loading')}</p>
    ) : (
      <p className={css.failure} role="status" data-testid="printers-failure">
        {failureText(settings.failure, language)}
      </p>
    );
  }
  const jobs = (printing?.jobs ?? []).slice(0, shownJobs);
  return (
    <div className={css.section}>
      <Notices only="act" />
      {!maySet && (
        <p className={css.quiet} data-testid="printers-not-allowed">
          {text('printers.not-allowed')}
        </p>
      )}
      <PrinterSettings
        which="main"
        address={settings.values.get('devices.printer') ?? ''}
        onSaved={settings.reload}
      />
      <PrinterSettings
        which="spare"
        address={settings.values.get('devices.printer.spare') ?? ''}
        onSaved={settings.reload}
      />
      <Choice
        label={text('printers.language')}
        isDisabled={!maySet}
        options={languages.map((value) => ({ value, label: text(`printers.language.${value}`) }))}
        isChosen={(value) => value === settings.values?.get('receipts.language')}
        onChoose={(value) =>
          void commands.setSetting('receipts.language', value).then(settings.reload)
        }
      />
      <section className={css.jobs}>
        <h3 className={css.title}>{text('printers.jobs')}</h3>
        {jobs.length === 0 && <p className={css.quiet}>{text('printers.jobs.none')}</p>}
        {jobs.map((job) => (
          <PrintState key={job.id} job={job} />
        ))}
      </section>
    </div>
  );
}

/** Settings of this till, asked of the host when the section opens and after each change. */
function useTillSettings() {
  const { host } = useTill();
  const { kind } = useHostState();
  const [values, setValues] = useState<ReadonlyMap<string, string> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [version, setVersion] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each version, and when the host came back
  useEffect(() => {
    let isWanted = true;
    void host.call('getSettings', {}).then((answer) => {
      if (!isWanted) return;
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setValues(new Map(answer.value.settings.map(({ key, value }) => [key, value])));
    });
    return () => {
      isWanted = false;
    };
  }, [host, version, kind]);
  return { values, failure, reload: () => setVersion((before) => before + 1) };
}
