import { PackageOpen, Printer, Search, SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { TextField } from '../../components/text-field.tsx';
import { countText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { countsOf, hasPickingList, listShown, worklistsShown } from '../../state/prepare-lists.ts';
import { enterPrepare } from '../../state/prepare-moves.ts';
import { hasPrinter } from '../../state/print-jobs.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, usePrinting, useTill, useUi } from '../../state/use-till.ts';
import css from './prepare-sheet.module.css';
import { SentPaper } from './sent-paper.tsx';
import { FoundEntry, WorkEntry } from './work-entry.tsx';

/** The lists with how much waits in each; beside them what is in one, or what was looked for. */
export function WorklistsPanel() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { prepare, ui } = till;
  const { works, list: chosen, found, missed } = useStore(prepare.state);
  const typed = useUi((each) => each.typed.prepare);
  const isHostGone = useIsHostGone();
  const isPrinting = hasPrinter(usePrinting());
  const list = listShown(chosen, works ?? []);
  const counts = countsOf(works ?? []);
  const listed = (works ?? []).filter((work) => work.list === list);
  return (
    <div className={css.panels}>
      <nav className={css.lists} aria-label={text('prepare.lists')}>
        {worklistsShown.map((each, index) => (
          <Button
            key={each}
            takesFocus
            look={each === list && found === null ? 'soft' : 'bare'}
            className={css.list}
            keyLabel={`F${index + 1}`}
            isPressed={each === list && found === null}
            testId={`prepare-list-${each}`}
            onPress={() => prepare.choose(each)}
          >
            <span className={css.listed} data-empty={counts.get(each) === 0}>
              <span>{text(`prepare.list.${each}`)}</span>
              <strong className="figures" data-testid={`prepare-count-${each}`}>
                {works === null ? '…' : countText(counts.get(each) ?? 0, language)}
              </strong>
            </span>
          </Button>
        ))}
      </nav>
      <section className={css.part}>
        <div className={css.find}>
          <TextField
            label={text('prepare.find')}
            hint={text('prepare.find.hint')}
            value={typed}
            autoFocus
            maxLength={200}
            testId="prepare-find"
            onChange={({ target }) => setTyped(ui, { prepare: target.value })}
          />
          <Button
            takesFocus
            icon={Search}
            keyLabel={text('key.enter')}
            isDisabled={typed.trim() === '' || isHostGone}
            testId="prepare-find-do"
            onPress={() => enterPrepare(till)}
          >
            {text('prepare.find.do')}
          </Button>
        </div>
        {missed !== '' && (
          <EmptyState
            icon={SearchX}
            title={text('prepare.missed.title', { text: missed.slice(0, 40) })}
            text={text('prepare.missed.text')}
          />
        )}
        {missed === '' && found !== null && (
          <>
            <h3 className={css.label}>{text('prepare.found', { count: found.length })}</h3>
            <EntryList>
              {found.map((order) => (
                <FoundEntry key={order.id} order={order} />
              ))}
            </EntryList>
          </>
        )}
        {missed === '' && found === null && (
          <>
            <div className={css.head}>
              <div>
                <h3 className={css.label}>{text(`prepare.list.${list}`)}</h3>
                <p className={css.quiet}>{text(`prepare.hint.${list}`)}</p>
              </div>
              {hasPickingList(list, works ?? []) && (
                <Button
                  takesFocus
                  icon={Printer}
                  keyLabel="F12"
                  isDisabled={isHostGone || !isPrinting}
                  testId="prepare-picking-list"
                  onPress={prepare.printPickingList}
                >
                  {text('prepare.print.picking-list')}
                </Button>
              )}
            </div>
            <SentPaper />
            {works === null && <p className={css.quiet}>{text('prepare.loading')}</p>}
            {works !== null && listed.length === 0 && (
              <EmptyState
                icon={PackageOpen}
                title={text('prepare.empty.title')}
                text={text('prepare.empty.text')}
              />
            )}
            {listed.length > 0 && (
              <EntryList>
                {listed.map((work) => (
                  <WorkEntry key={`${work.order}|${work.group}`} work={work} />
                ))}
              </EntryList>
            )}
          </>
        )}
      </section>
    </div>
  );
}
