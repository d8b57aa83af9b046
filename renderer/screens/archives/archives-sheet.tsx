import { Archive, FileSearch, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { ArchiveJobState, ArchivesOverview } from '../../../contract/host/archive-shapes.ts';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { countText, dayText, momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import css from './archives-sheet.module.css';

const lookAgainAfterMs = 700;

/** When the journals were last archived, what of them is due, and what begins an archive. */
export function ArchivesSheet() {
  const text = useText();
  const language = useLanguage();
  const { archives } = useTill();
  const { overview, failure } = useStore(archives.state);
  const isRunning = overview?.job?.isDone === false;
  useEffect(() => archives.load(), [archives]);
  useEffect(() => {
    if (!isRunning) return;
    const looking = setInterval(archives.load, lookAgainAfterMs);
    return () => clearInterval(looking);
  }, [archives, isRunning]);
  return (
    <Sheet title={text('archives.title')} width="medium">
      <div className={css.parts} data-testid="archives">
        {failure && <p className={css.failure}>{failureText(failure, language)}</p>}
        {overview === null ? (
          !failure && <p className={css.quiet}>{text('archives.loading')}</p>
        ) : (
          <>
            <Last overview={overview} />
            {overview.job && <Job job={overview.job} />}
          </>
        )}
        <EntryList>
          <li>
            <Button
              takesFocus
              autoFocus
              className={css.entry}
              icon={Archive}
              isDisabled={isRunning}
              testId="archives-begin"
              onPress={() => archives.begin('archive')}
            >
              {text('archives.begin')}
            </Button>
          </li>
          <li>
            <Button
              takesFocus
              className={css.entry}
              icon={FileSearch}
              isDisabled={isRunning}
              testId="archives-control"
              onPress={() => archives.begin('tax-control')}
            >
              {text('archives.control')}
            </Button>
          </li>
          {isRunning && (
            <li>
              <Button
                takesFocus
                className={css.entry}
                icon={X}
                testId="archives-cancel"
                onPress={archives.cancel}
              >
                {text('archives.cancel')}
              </Button>
            </li>
          )}
        </EntryList>
        {overview !== null && <Years years={overview.years} />}
        <p className={css.quiet}>{text('archives.keep')}</p>
      </div>
    </Sheet>
  );
}

function Last({ overview }: { overview: ArchivesOverview }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const last = overview.archives.find(({ purpose }) => purpose === 'archive');
  if (!last) return <p className={css.failure}>{text('archives.none')}</p>;
  const time = momentText(Date.parse(last.at), Date.now(), language, zone);
  return (
    <p>
      {text('archives.last', { time, count: last.entries })}
      <span className={css.file}>{last.file}</span>
    </p>
  );
}

function Job({ job }: { job: ArchiveJobState }) {
  const text = useText();
  const language = useLanguage();
  if (job.isDone)
    return (
      <p className={css.done} data-testid="archives-done">
        {text('archives.done')}
        <span className={css.file}>{job.file}</span>
      </p>
    );
  const title = text('archives.running');
  return (
    <section className={css.job} aria-live="polite">
      <p>
        {title}{' '}
        <span className="figures">
          {countText(job.done, language)} / {countText(job.total, language)}
        </span>
      </p>
      <progress
        className={css.progress}
        aria-label={title}
        value={job.done}
        max={Math.max(job.total, 1)}
      />
    </section>
  );
}

function Years({ years }: { years: ArchivesOverview['years'] }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  if (years.length === 0) return null;
  return (
    <ul className={css.years} aria-label={text('archives.years')}>
      {years.map(({ journalId, segment, from, through, archivedAt, isDue, state }) => (
        <li key={`${journalId} ${String(segment)}`} className={css.year} data-due={isDue}>
          <strong>
            {dayText(from, language)} – {dayText(through, language)}
          </strong>
          <span>
            {archivedAt === ''
              ? text(isDue ? 'archives.year.due' : 'archives.year.none')
              : text('archives.year.at', {
                  time: momentText(Date.parse(archivedAt), Date.now(), language, zone),
                })}
            {state === 'purged' && ` ${text('archives.year.purged')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
