import { CircleDot, CloudOff, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ItemDocument } from '../../../contract/document/item.ts';
import { classNames } from '../../components/class-names.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './item-head.module.css';
import { freshnessOf } from './stock-text.ts';

const icons = { good: CircleDot, amber: CloudOff, quiet: RefreshCw } as const;

/** Which item, what it costs, and how fresh the figures below are. */
export function ItemHead({ item }: { item: ItemDocument }) {
  const text = useText();
  const language = useLanguage();
  const price = moneyText(item.price.minor, item.price.currency, language);
  return (
    <div className={css.head}>
      <ItemPicture name={item.name} picture={item.picture} size="large" />
      <div className={css.words}>
        <p className={css.price}>{price}</p>
        <p className={css.quiet}>
          {[text('item.reference', { sku: item.id }), item.brand, item.colour, item.size]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {item.withdrawn && <p className={css.withdrawn}>{text('item.withdrawn')}</p>}
      </div>
      <Freshness />
    </div>
  );
}

function Freshness() {
  const text = useText();
  const language = useLanguage();
  const { itemSheet, snapshots } = useTill();
  const { network, networkAtMs } = useStore(itemSheet.shown);
  const isOffline = useStore(snapshots.till, ({ snapshot }) => snapshot?.sync.mode === 'offline');
  const nowMs = useSeconds();
  const ageMs =
    network === null || network.ageMs === null
      ? null
      : network.ageMs + Math.max(0, nowMs - networkAtMs);
  const { words, tone } = freshnessOf(network, ageMs, isOffline, text, language);
  const Icon = icons[tone];
  return (
    <p
      className={classNames(css.badge, css[tone])}
      data-testid="stock-freshness"
      data-from={network?.from ?? 'none'}
    >
      <Icon className={css.icon} aria-hidden="true" />
      {words}
    </p>
  );
}

/** The time, each second anew. */
function useSeconds(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
