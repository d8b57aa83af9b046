import {
  articlesPerTransaction,
  averageBasketMinor,
  changeBp,
  shareBp,
} from '../../../domain/report/indicators.ts';
import {
  countChangeText,
  countText,
  moneyChangeText,
  quantityText,
  shareText,
} from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { FigureTile } from './figure-tile.tsx';
import css from './manager-screen.module.css';
import { TurnoverTile } from './turnover-tile.tsx';
import type { Sight } from './use-desk.ts';

/** The five figures that a manager looks at first. */
export function KeyFigures({ sight }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const { report, comparison, beforeName, pick, money } = sight;
  const { figures, orders, currency } = report;
  const then = comparison?.toNow ?? null;
  const average = averageBasketMinor(pick(figures.turnover), figures);
  const averageThen = then && averageBasketMinor(pick(then), { transactionCount: then.count });
  const index = articlesPerTransaction(figures);
  const indexThen = comparison && articlesPerTransaction(comparison.figures);
  const placed = orders?.placedInStore;
  const orderShare = placed && shareBp(placed.turnoverMinor, figures.turnover.grossMinor);
  return (
    <>
      <TurnoverTile sight={sight} />
      <FigureTile
        className={css.small}
        name={text('manager.tickets')}
        figure={countText(figures.transactionCount, language)}
        note={then && countChangeText(figures.transactionCount - then.count, language)}
        against={beforeName}
        isUp={then !== null && figures.transactionCount > then.count}
        testId="manager-tickets"
      />
      <FigureTile
        className={css.small}
        name={text('manager.basket')}
        figure={average === null ? null : money(average)}
        note={
          average === null || averageThen === null
            ? null
            : moneyChangeText(average - averageThen, currency, language)
        }
        against={beforeName}
        isUp={average !== null && averageThen !== null && average > averageThen}
        testId="manager-basket"
      />
      <FigureTile
        className={css.small}
        name={text('manager.index')}
        figure={index && quantityText(index, language)}
        note={
          index && indexThen
            ? shareText(changeBp(index.value, indexThen.value) ?? 0, language, { isChange: true })
            : text('manager.index.hint')
        }
        against={indexThen ? beforeName : ''}
        isUp={index !== null && indexThen !== null && index.value > indexThen.value}
        testId="manager-index"
      />
      <FigureTile
        className={css.small}
        name={text('manager.orders')}
        figure={placed ? countText(placed.count, language) : null}
        note={
          placed
            ? orderShare !== null && orderShare !== undefined
              ? text('manager.orders.share', { share: shareText(orderShare, language) })
              : null
            : text('manager.orders.unknown')
        }
        testId="manager-orders"
      />
    </>
  );
}
