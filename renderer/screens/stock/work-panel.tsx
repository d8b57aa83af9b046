import { Check, PackageOpen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StockWorkView } from '../../../contract/host/calls/stock-work-calls.ts';
import { quantityMilli } from '../../../domain/quantity/quantity.ts';
import { restFollows } from '../../../domain/stock-works/goods-notice.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { moneyText } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { endStockWork } from '../../state/stock-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { CodeField } from './code-field.tsx';
import css from './stock-sheet.module.css';
import { WorkLineRow } from './work-line-row.tsx';

/** What is gathered so far on the left; why, and what ends it, on the right. */
export function WorkPanel({ view: { work, lines } }: { view: StockWorkView }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { stockWorks } = till;
  const { reasons, currency, lastSku, condition } = useStore(stockWorks.state);
  const isHostGone = useIsHostGone();
  const [isSure, setIsSure] = useState(false);
  const { kind } = work;
  const isCount = kind === 'count';
  const isComing = kind === 'received' || kind === 'transfer-received';
  const cameOf = (sku: string) =>
    lines
      .filter((line) => line.sku === sku)
      .reduce((sum, { quantity }) => sum + quantityMilli(quantity), 0);
  // Of a transfer nothing more comes: it is one parcel.
  const isMissing =
    kind === 'received' &&
    lines.some(
      ({ announced, sku }) => announced !== null && cameOf(sku) < quantityMilli(announced),
    );
  const choices =
    kind === 'transfer-asked'
      ? reasons.asking
      : kind === 'shrinkage' || kind === 'adjustment'
        ? reasons[kind]
        : [];
  const shown = lines.toSorted((a, b) => Number(b.sku === lastSku) - Number(a.sku === lastSku));
  const isWhole = isCount || (lines.length > 0 && (choices.length === 0 || work.reasonCode !== ''));
  return (
    <div className={css.parts}>
      <section className={css.part}>
        <h3 className={css.label}>
          {text(`stock.kind.${kind}`)}
          {isCount && ` · ${work.zone}`}
          {work.isRecount && ` · ${text('stock.zone.recount')}`}
        </h3>
        <CodeField
          label={text('stock.code')}
          hint={text('stock.code.hint')}
          action={text('stock.code.add')}
        />
        {lines.length === 0 ? (
          <EmptyState
            icon={PackageOpen}
            title={text('stock.empty.title')}
            text={text('stock.empty.text')}
          />
        ) : (
          <ul className={css.lines} data-testid="stock-lines">
            {shown.map((line) => (
              <WorkLineRow
                key={`${line.sku}|${line.condition}`}
                line={line}
                isLast={line.sku === lastSku}
              />
            ))}
          </ul>
        )}
      </section>
      <section className={css.part}>
        {isComing && (
          <Choice
            label={text('stock.condition')}
            options={[
              { value: 'sellable', label: text('stock.condition.sellable') },
              { value: 'damaged', label: text('stock.condition.damaged') },
            ]}
            isChosen={(value) => value === condition}
            onChoose={stockWorks.scanAs}
          />
        )}
        {isMissing && (
          <Choice
            label={text('stock.delivery.missing')}
            options={[
              { value: '', label: text('stock.delivery.over') },
              { value: restFollows, label: text('stock.delivery.part') },
            ]}
            isChosen={(code) => code === work.reasonCode}
            onChoose={(reasonCode) => stockWorks.change({ reasonCode })}
          />
        )}
        {kind === 'adjustment' && (
          <Choice
            label={text('stock.direction')}
            options={[
              { value: 'out', label: text('stock.direction.out') },
              { value: 'in', label: text('stock.direction.in') },
            ]}
            isChosen={(value) => value === work.direction}
            onChoose={(direction) => stockWorks.change({ direction })}
          />
        )}
        {choices.length > 0 && (
          <Choice
            label={text('stock.reason')}
            options={choices.map((reason) => ({ value: reason.code, label: reason[language] }))}
            isChosen={(code) => code === work.reasonCode}
            onChoose={(reasonCode) => stockWorks.change({ reasonCode })}
          />
        )}
        <dl className={css.facts}>
          <div>
            <dt>{text('stock.items', { count: work.itemCount })}</dt>
            <dd />
          </div>
          {!isCount && (
            <div>
              <dt>{text('stock.value')}</dt>
              <dd className="figures">{moneyText(work.valueMinor, currency, language)}</dd>
            </div>
          )}
        </dl>
        <Button
          takesFocus
          look="main"
          icon={Check}
          keyLabel="F12"
          className={css.act}
          isDisabled={!isWhole || isHostGone}
          testId="stock-end"
          onPress={() => endStockWork(till)}
        >
          {text(endOf(kind))}
        </Button>
        <div className={css.acts}>
          <Button
            takesFocus
            keyLabel={text('key.escape')}
            testId="stock-back"
            onPress={() => void stockWorks.back()}
          >
            {text('stock.back')}
          </Button>
          <Button
            takesFocus
            icon={Trash2}
            isDisabled={isHostGone}
            testId="stock-drop"
            onPress={() => (isSure || lines.length === 0 ? stockWorks.drop() : setIsSure(true))}
          >
            {text(isSure ? 'stock.drop.sure' : 'stock.drop')}
          </Button>
        </div>
      </section>
    </div>
  );
}

function endOf(kind: StockWorkView['work']['kind']): MessageKey {
  if (kind === 'count') return 'stock.zone.end';
  return kind === 'transfer-asked' ? 'stock.ask.end' : 'stock.book';
}
