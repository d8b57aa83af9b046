import { Check, RotateCcw } from 'lucide-react';
import type {
  InventoryReview,
  ReviewedItem,
} from '../../../contract/host/calls/inventory-calls.ts';
import { Button } from '../../components/button.tsx';
import { FigureTable } from '../../components/figure-table.tsx';
import { moneyChangeText, moneyText, quantityText, rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { endStockWork } from '../../state/stock-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './stock-sheet.module.css';

/** Where what was counted again goes: it stands for all the zones of its items. */
const recountZone = 'RECOUNT';

/** What differs, what it is worth, and what has to be done before anybody believes it. */
export function ReviewPanel({ review }: { review: InventoryReview }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { stockWorks } = till;
  const isHostGone = useIsHostGone();
  const { currency, differences, expectedMinor, countedMinor, shrinkageBp } = review;
  const money = (minor: number) => moneyText(minor, currency, language);
  const isDoubtful = differences.some(({ needsRecount }) => needsRecount);
  const missingMinor = expectedMinor - countedMinor;
  const rows = differences.map((item) => ({ key: item.sku, cells: cellsOf(item) }));

  function cellsOf(item: ReviewedItem): string[] {
    const { label, countedMilli, expectedMilli, differenceMinor, scale, zones } = item;
    const quantity = (milli: number) => quantityText(atScale(milli, scale), language);
    const todo = item.needsRecount ? text('stock.review.recount') : '';
    return [
      label,
      quantity(countedMilli),
      quantity(expectedMilli),
      differenceMinor === null ? '' : moneyChangeText(differenceMinor, currency, language),
      zones === 0 ? text('stock.review.uncounted') : todo,
    ];
  }

  return (
    <div className={css.parts}>
      <section className={css.part}>
        <h3 className={css.label}>{text('stock.review.title')}</h3>
        {rows.length === 0 ? (
          <p className={css.quiet}>{text('stock.review.none')}</p>
        ) : (
          <FigureTable
            label={text('stock.review.title')}
            head={[
              text('stock.review.item'),
              text('stock.review.counted'),
              text('stock.review.expected'),
              text('stock.review.difference'),
              text('stock.review.state'),
            ]}
            rows={rows}
          />
        )}
      </section>
      <section className={css.part} data-testid="stock-review-sums">
        <dl className={css.facts}>
          <div>
            <dt>{text('stock.review.expected-value')}</dt>
            <dd className="figures">{money(expectedMinor)}</dd>
          </div>
          <div>
            <dt>{text('stock.review.counted-value')}</dt>
            <dd className="figures">{money(countedMinor)}</dd>
          </div>
          <div className={css.strong}>
            <dt>{text('stock.review.shrinkage')}</dt>
            <dd className="figures">
              {money(missingMinor)}
              {shrinkageBp !== null && ` · ${rateText(shrinkageBp, language)}`}
            </dd>
          </div>
        </dl>
        {isDoubtful && (
          <>
            <p className={css.quiet}>
              {text('stock.review.recount.why', { amount: money(review.recountOverMinor) })}
            </p>
            <Button
              takesFocus
              icon={RotateCcw}
              className={css.act}
              isDisabled={isHostGone}
              testId="stock-recount"
              onPress={() => stockWorks.beginZone(recountZone, true)}
            >
              {text('stock.review.recount.do')}
            </Button>
          </>
        )}
        {review.uncountedCount > 0 && (
          <p className={css.warning}>
            {text('stock.review.uncounted.why', { count: review.uncountedCount })}
          </p>
        )}
        <Button
          takesFocus
          look="main"
          icon={Check}
          keyLabel="F12"
          className={css.act}
          isDisabled={isDoubtful || isHostGone}
          testId="stock-validate"
          onPress={() => endStockWork(till)}
        >
          {text(review.uncountedCount > 0 ? 'stock.validate.zero' : 'stock.validate')}
        </Button>
        <Button takesFocus keyLabel={text('key.escape')} onPress={() => void stockWorks.back()}>
          {text('stock.back')}
        </Button>
      </section>
    </div>
  );
}

function atScale(milli: number, scale: number) {
  const factor = 10 ** (3 - scale);
  return milli % factor === 0 ? { value: milli / factor, scale } : { value: milli, scale: 3 };
}
