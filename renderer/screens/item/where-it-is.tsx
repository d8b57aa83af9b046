import { ChevronDown, PackagePlus, PackageX } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ItemDocument } from '../../../contract/document/item.ts';
import type { StockSource } from '../../../contract/host/stock-shapes.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useMay, useTill } from '../../state/use-till.ts';
import { AskStore } from './ask-store.tsx';
import { availableText, depthText, isNone, placeText } from './stock-text.ts';
import css from './where-it-is.module.css';

/** Of a place that is farther somebody asks. */
const listedAtOnce = 5;

/** Where the chosen variant lies, nearest first. */
export function WhereItIs({ item }: { item: ItemDocument }) {
  const text = useText();
  const language = useLanguage();
  const { network } = useStore(useTill().itemSheet.shown);
  const [isWhole, setIsWhole] = useState(false);
  // Of the size chosen before, until the answer for this one.
  const isListed = network !== null && network.sku === item.id && network.sources.length > 0;
  const variant = [item.colour, item.size].filter(Boolean).join(' · ');
  const all = network?.variants[item.id]?.network ?? null;
  // Who sends it itself stays in sight.
  const sources = isListed ? network.sources : [];
  const listed = sources.filter(
    ({ kind }, index) => isWhole || index < listedAtOnce || kind === 'supplier',
  );
  const hiddenCount = sources.length - listed.length;
  const isNowhere =
    isListed && !network.isAsking && network.sources.every(({ available }) => isNone(available));
  return (
    <section aria-labelledby="where-it-is" data-testid="where-it-is" aria-busy={!isListed}>
      <h3 id="where-it-is" className={css.title}>
        {variant ? text('item.where', { variant }) : text('item.where.one')}
      </h3>
      {!isListed && <div className={css.skeleton} />}
      {isListed && (
        <ul className={css.list}>
          {listed.map((source) => (
            <SourceRow
              key={`${source.kind}-${source.id}`}
              source={source}
              sku={item.id}
              isLive={network.from === 'live'}
            />
          ))}
        </ul>
      )}
      {hiddenCount > 0 && (
        <Button
          takesFocus
          icon={ChevronDown}
          testId="sources-others"
          onPress={() => setIsWhole(true)}
        >
          {text('item.others', { count: hiddenCount })}
        </Button>
      )}
      {isListed && hiddenCount === 0 && network.moreCount > 0 && (
        <p className={css.note}>{text('item.more', { count: network.moreCount })}</p>
      )}
      {isListed && network.from === 'bands' && all !== null && !isNone(all) && (
        <p className={css.note}>{text('item.elsewhere', { depth: depthText(all, language) })}</p>
      )}
      {isNowhere && (all === null || isNone(all)) && (
        <EmptyState
          icon={PackageX}
          title={text('item.nowhere.title')}
          text={text('item.nowhere.text')}
        />
      )}
    </section>
  );
}

function SourceRow({ source, sku, isLive }: { source: StockSource; sku: string; isLive: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { askGoods, snapshots } = useTill();
  const isTraining = useStore(snapshots.sale, ({ snapshot }) => snapshot?.training != null);
  const mayAsk = useMay('stock-receive');
  const { about } = useStore(askGoods.state);
  const { kind, name, certainty, available, reservedMilli } = source;
  const isAsked = about?.placeId === source.id && about.sku === sku;
  const canAsk = kind === 'store' && mayAsk && !isTraining && !isAsked;
  const isDoubtful = certainty !== 'sure' && available !== null && !isNone(available);
  return (
    <li className={css.source}>
      <div className={css.row} data-testid={`source-${source.id}`}>
        <p className={css.place}>
          <strong>{kind === 'own' ? text('item.where.here', { name }) : name}</strong>{' '}
          <span className={css.quiet}>{placeText(source, text, language)}</span>
        </p>
        <p className={css.figures}>
          <strong>{availableText(source, text, language)}</strong>
          <span className={css.quiet}>
            {[
              reservedMilli !== null &&
                reservedMilli > 0 &&
                text('item.reserved', { count: reservedMilli / 1_000 }),
              isDoubtful && text(certainty === 'likely' ? 'item.likely' : 'item.unsure'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
        {canAsk && (
          <Button
            takesFocus
            look="soft"
            icon={PackagePlus}
            label={text('item.ask.of', { store: name })}
            testId={`ask-${source.id}`}
            onPress={() => askGoods.open(source.id, sku)}
          >
            {text('item.ask')}
          </Button>
        )}
      </div>
      <AskStore source={source} sku={sku} isLive={isLive} />
    </li>
  );
}
