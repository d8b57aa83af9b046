import {
  ClipboardCheck,
  type LucideIcon,
  PackageCheck,
  PackageMinus,
  PackageSearch,
  Scale,
} from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { momentText, moneyChangeText } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useMay, useTill, useZone } from '../../state/use-till.ts';
import { Requests } from './requests.tsx';
import css from './stock-sheet.module.css';
import { Transfers } from './transfers.tsx';

const askAgainMs = 3_000;

/** What can be begun, and what is under way. */
export function StockHome() {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { stockWorks } = useTill();
  const { works, inventories, isStockKnown, currency, done, goods } = useStore(stockWorks.state);
  const isHostGone = useIsHostGone();
  const mayAdjust = useMay('stock-adjust');
  const mayInventory = useMay('inventory');
  const mayReceive = useMay('stock-receive');
  const isWaiting = !isStockKnown || goods.requests.some(({ isTold }) => !isTold);
  // A platform may just be bringing it.
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(stockWorks.askAgain, askAgainMs);
    return () => clearInterval(timer);
  }, [isWaiting, stockWorks]);
  const known = (isKnown: boolean) => (isKnown ? null : text('stock.inventory.unknown'));
  const allowed = (may: boolean) => (may ? null : text('stock.never'));
  const open = (works ?? []).filter(({ kind }) => kind !== 'count');
  return (
    <>
      {done && (
        <p className={css.done} role="status" data-testid="stock-done">
          {text(`stock.done.${done.kind}`, {
            lines: done.lineCount,
            value: moneyChangeText(done.valueMinor, currency, language),
          })}
        </p>
      )}
      <EntryList columns={2}>
        <Begin
          icon={PackageMinus}
          title="stock.kind.shrinkage"
          hint={text('stock.hint.shrinkage')}
          why={allowed(mayAdjust)}
          isGone={isHostGone}
          testId="stock-shrinkage"
          onPress={() => stockWorks.begin('shrinkage')}
        />
        <Begin
          icon={Scale}
          title="stock.kind.adjustment"
          hint={text('stock.hint.adjustment')}
          why={allowed(mayAdjust)}
          isGone={isHostGone}
          testId="stock-adjustment"
          onPress={() => stockWorks.begin('adjustment')}
        />
        <Begin
          icon={PackageCheck}
          title="stock.kind.received"
          hint={text('stock.hint.received')}
          why={allowed(mayReceive)}
          isGone={isHostGone}
          testId="stock-received"
          onPress={() => stockWorks.begin('received')}
        />
        <Begin
          icon={PackageSearch}
          title="stock.inventory.rolling"
          hint={text('stock.hint.rolling')}
          why={known(isStockKnown)}
          isGone={isHostGone}
          testId="stock-rolling"
          onPress={() => stockWorks.openInventory('rolling')}
        />
        <Begin
          icon={ClipboardCheck}
          title="stock.inventory.full"
          hint={text('stock.hint.full')}
          why={allowed(mayInventory) ?? known(isStockKnown)}
          isGone={isHostGone}
          testId="stock-full"
          onPress={() => stockWorks.openInventory('full')}
        />
      </EntryList>
      {mayReceive && <Requests requests={goods.requests} />}
      {mayReceive && <Transfers goods={goods} />}
      {works === null && <p className={css.quiet}>{text('stock.loading')}</p>}
      {open.length + inventories.length > 0 && (
        <section className={css.part}>
          <h3 className={css.label}>{text('stock.open')}</h3>
          <EntryList>
            {open.map((work) => (
              <li key={work.id}>
                <Button
                  takesFocus
                  className={css.row}
                  testId={`stock-work-${work.kind}`}
                  onPress={() => stockWorks.resume(work.id)}
                >
                  <Entry
                    title={text(`stock.kind.${work.kind}`)}
                    note={text('stock.items', { count: work.itemCount })}
                  />
                </Button>
              </li>
            ))}
            {inventories.map(({ id, scope, openedAt, zones }) => (
              <li key={id}>
                <Button
                  takesFocus
                  className={css.row}
                  testId="stock-inventory"
                  onPress={() => stockWorks.lookInventory(id)}
                >
                  <Entry
                    title={text(`stock.inventory.${scope}`)}
                    note={`${text('stock.inventory.opened', {
                      when: momentText(Date.parse(openedAt), Date.now(), language, zone),
                    })} · ${zones.map((each) => each.zone).join(', ')}`}
                  />
                </Button>
              </li>
            ))}
          </EntryList>
        </section>
      )}
    </>
  );
}

function Begin({
  icon,
  title,
  hint,
  why,
  isGone,
  testId,
  onPress,
}: {
  icon: LucideIcon;
  title: MessageKey;
  hint: string;
  /** Why it can't be begun; null when it can. */
  why: string | null;
  isGone: boolean;
  testId: string;
  onPress(): void;
}) {
  const text = useText();
  return (
    <li>
      <Button
        takesFocus
        icon={icon}
        className={css.begin}
        isDisabled={why !== null || isGone}
        testId={testId}
        onPress={onPress}
      >
        <Entry title={text(title)} note={why ?? hint} />
      </Button>
    </li>
  );
}

function Entry({ title, note }: { title: string; note: string }) {
  return (
    <span className={css.about}>
      <span className={css.strong}>{title}</span>
      <span className={css.note}>{note}</span>
    </span>
  );
}
