import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { Notices } from '../../components/notice.tsx';
import { AcceptedTenders } from './accepted-tenders.tsx';
import { AmountPad } from './amount-pad.tsx';
import { Settle } from './settle.tsx';
import { TenderDetails } from './tender-details.tsx';
import css from './tender-screen.module.css';
import { TenderTiles } from './tender-tiles.tsx';
import { useChosenType } from './use-tender-types.ts';

/** Left what is accepted, in the middle how to pay, right how much; the action where it always is. */
export function TenderScreen({ basket }: { basket: BasketView }) {
  const type = useChosenType();
  if (type === null) return null;
  return (
    <div className={css.screen}>
      <AcceptedTenders basket={basket} />
      <div className={css.middle}>
        <TenderTiles chosen={type} />
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
