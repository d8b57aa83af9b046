import { Undo } from 'lucide-react';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notices } from '../../components/notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { AcceptedTenders } from './accepted-tenders.tsx';
import { AmountPad } from './amount-pad.tsx';
import { Settle } from './settle.tsx';
import { TenderDetails } from './tender-details.tsx';
import css from './tender-screen.module.css';
import { TenderTiles } from './tender-tiles.tsx';
import { useChosenType } from './use-tender-types.ts';

/** Left what is accepted, in the middle how to pay, right how much; the action where it always is. */
export function TenderScreen({ basket }: { basket: BasketView }) {
  const type = useChosenType(basket);
  if (type === null) return <NoRefund />;
  return (
    <div className={css.screen}>
      <AcceptedTenders basket={basket} />
      <div className={css.middle}>
        <TenderTiles chosen={type} basket={basket} />
        <TenderDetails type={type} basket={basket} />
        <Notices />
      </div>
      <div className={css.desk}>
        <AmountPad basket={basket} type={type} />
        <Settle basket={basket} type={type} />
      </div>
    </div>
  );
}

/** Money that came in a way that this till can't give back. */
function NoRefund() {
  const text = useText();
  return (
    <EmptyState icon={Undo} title={text('refund.none.title')} text={text('refund.none.text')} />
  );
}
