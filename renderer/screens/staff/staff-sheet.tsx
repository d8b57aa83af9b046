import { IdCard, UserRoundX } from 'lucide-react';
import { useStore } from 'zustand';
import { EmptyState } from '../../components/empty-state.tsx';
import beside from '../../components/people-and-pad.module.css';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { peopleFound } from '../../state/staff-sale.ts';
import { useBasket, useTill } from '../../state/use-till.ts';
import { PersonTile } from '../sign-on/person-tile.tsx';
import { PinPad } from '../sign-on/pin-pad.tsx';
import { StaffBuyerFacts } from './staff-buyer-facts.tsx';
import { StaffFailure } from './staff-failure.tsx';
import css from './staff-sheet.module.css';
import { StaffTermsText } from './staff-terms-text.tsx';

/** A purchase of somebody of the staff: who it is, by badge or name and PIN; then what it gives them. */
export function StaffSheet() {
  const text = useText();
  const { staffSale } = useTill();
  const buyer = useBasket()?.staffBuyer ?? null;
  const terms = useStore(staffSale.state, (state) => state.terms);
  return (
    <Sheet title={text('staff.title')} width={buyer ? 'medium' : 'wide'}>
      {buyer !== null && <StaffBuyerFacts buyer={buyer} />}
      {buyer === null &&
        (terms?.isOn === false ? (
          <EmptyState
            icon={UserRoundX}
            title={text('staff.off.title')}
            text={text('staff.off.text')}
          />
        ) : (
          <WhoBuys />
        ))}
    </Sheet>
  );
}

/** Names on the left, the PIN of the one who was touched on the right. */
function WhoBuys() {
  const text = useText();
  const { staffSale, snapshots } = useTill();
  const { search, chosenId, isChecking, failure } = useStore(staffSale.state);
  const snapshot = useStore(snapshots.people, (state) => state.snapshot);
  const people = peopleFound(snapshot?.people ?? [], search);
  const chosen = snapshot?.people.find(({ id }) => id === chosenId) ?? null;
  return (
    <div className={css.columns} data-testid="staff-who">
      <section className={css.who}>
        <StaffTermsText />
        <TextField
          label={text('staff.search')}
          value={search}
          maxLength={60}
          testId="staff-search"
          onChange={({ target }) => staffSale.search(target.value)}
        />
        {people.length === 0 ? (
          <EmptyState
            icon={UserRoundX}
            title={text('staff.nobody.title')}
            text={text('staff.nobody.text')}
          />
        ) : (
          <ul className={beside.people} aria-label={text('staff.who')} data-entries="true">
            {people.map((person) => (
              <PersonTile
                key={person.id}
                person={person}
                isChosen={person.id === chosenId}
                unable={
                  person.id === snapshot?.operator?.id
                    ? text('staff.own')
                    : person.pinDigits > 0
                      ? null
                      : text('signon.nopin')
                }
                onChoose={() => staffSale.choose(person.id)}
              />
            ))}
          </ul>
        )}
      </section>
      <section className={beside.desk}>
        {chosen === null ? (
          <>
            <EmptyState
              icon={IdCard}
              title={text('staff.hint.title')}
              text={text('staff.hint.text')}
            />
            <StaffFailure />
          </>
        ) : (
          <PinPad
            person={chosen}
            isChecking={isChecking}
            failure={failure}
            onKey={staffSale.typeKey}
          />
        )}
      </section>
    </div>
  );
}
