import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { Notices } from '../../components/notice.tsx';
import { AcceptedTenders } from './accepted-tenders.tsx';
import { AmountPad } from './amount-pad.tsx';
import { ReferenceField } from './reference-field.tsx';
import { Settle } from './settle.tsx';
import css from './tender-screen.module.css';
import { TenderTiles } from './tender-tiles.tsx';

/** Left what is accepted, in the middle how to pay, right how much; the action where it always is. */
export function TenderScreen({ basket }: { basket: BasketView }) {
  return (
    <div className={css.screen}>
      <AcceptedTenders basket={basket} />
      <div className={css.middle}>
        <TenderTiles />
        <ReferenceField />
        <Notices />
      </div>
      <div className={css.desk}>
        <AmountPad basket={basket} />
        <Settle basket={basket} />
      </div>
    </div>
  );
}
