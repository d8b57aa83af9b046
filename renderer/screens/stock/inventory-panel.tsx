import { ListChecks, MapPin, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useMay, useTill } from '../../state/use-till.ts';
import { CodeField } from './code-field.tsx';
import css from './stock-sheet.module.css';

const askAgainMs = 3_000;

/** The zones of a count, each gone on with by a touch. */
export function InventoryPanel({ inventoryId }: { inventoryId: string }) {
  const text = useText();
  const { stockWorks } = useTill();
  const { inventories } = useStore(stockWorks.state);
  const isHostGone = useIsHostGone();
  const mayInventory = useMay('inventory');
  const [isSure, setIsSure] = useState(false);
  const inventory = inventories.find(({ id }) => id === inventoryId);
  const isShared = inventory?.isShared === true;
  // Other tills count meanwhile.
  useEffect(() => {
    if (!isShared) return;
    const timer = setInterval(stockWorks.askAgain, askAgainMs);
    return () => clearInterval(timer);
  }, [isShared, stockWorks]);
  const zones = inventory?.zones ?? [];
  return (
    <div className={css.parts}>
      <section className={css.part}>
        <h3 className={css.label}>{text(`stock.inventory.${inventory?.scope ?? 'rolling'}`)}</h3>
        {inventory?.isShared && <p className={css.quiet}>{text('stock.inventory.shared')}</p>}
        <CodeField
          label={text('stock.zone')}
          hint={text('stock.zone.hint')}
          action={text('stock.zone.begin')}
        />
        {zones.length === 0 ? (
          <EmptyState
            icon={MapPin}
            title={text('stock.zones.none.title')}
            text={text('stock.zones.none.text')}
          />
        ) : (
          <EntryList>
            {zones.map(({ id, zone, isDone, isRecount, itemCount, tillNumber }) => (
              <li key={id}>
                <Button
                  takesFocus
                  className={css.row}
                  // Who counts it is at another till.
                  isDisabled={tillNumber !== ''}
                  testId={`stock-zone-${zone}`}
                  onPress={() => stockWorks.beginZone(zone, isRecount)}
                >
                  <span className={css.zone}>
                    <span className={css.about}>
                      <span className={css.strong}>
                        {zone}
                        {isRecount && ` · ${text('stock.zone.recount')}`}
                        {tillNumber !== '' &&
                          ` · ${text('stock.zone.till', { number: tillNumber })}`}
                      </span>
                      <span className={css.note}>{text('stock.items', { count: itemCount })}</span>
                    </span>
                    <span className={css.state} data-look={isDone ? 'good' : 'open'}>
                      {text(isDone ? 'stock.zone.done' : 'stock.zone.counting')}
                    </span>
                  </span>
                </Button>
              </li>
            ))}
          </EntryList>
        )}
      </section>
      <section className={css.part}>
        <Button
          takesFocus
          look="main"
          icon={ListChecks}
          keyLabel="F12"
          className={css.act}
          isDisabled={!mayInventory || isHostGone || zones.length === 0}
          testId="stock-review"
          onPress={stockWorks.reviewInventory}
        >
          {text('stock.review')}
        </Button>
        {!mayInventory && <p className={css.quiet}>{text('stock.never')}</p>}
        <div className={css.acts}>
          <Button takesFocus keyLabel={text('key.escape')} onPress={() => void stockWorks.back()}>
            {text('stock.back')}
          </Button>
          <Button
            takesFocus
            icon={Trash2}
            isDisabled={!mayInventory || isHostGone}
            onPress={() =>
              isSure || zones.length === 0 ? stockWorks.dropInventory() : setIsSure(true)
            }
          >
            {text(isSure ? 'stock.drop.sure' : 'stock.drop')}
          </Button>
        </div>
      </section>
    </div>
  );
}
