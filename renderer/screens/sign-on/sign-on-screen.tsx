import { IdCard, Lock, LogOut, Undo2 } from 'lucide-react';
import type { SeatSnapshot } from '../../../contract/host/seat-shapes.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notices } from '../../components/notice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { BasketKept } from './basket-kept.tsx';
import { PersonTile } from './person-tile.tsx';
import { PinPad } from './pin-pad.tsx';
import css from './sign-on-screen.module.css';

/** Who works here on the left, the PIN of the one who was touched on the right. */
export function SignOnScreen({
  people: { operator, people, lockedOperatorId, hint },
}: {
  people: SeatSnapshot;
}) {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  const chosenId = useUi((ui) => ui.signOnId);
  const isChecking = useUi((ui) => ui.isSigningOn);
  const failure = useUi((ui) => ui.signOnFailure);
  const isHostGone = useIsHostGone();
  const chosen = people.find(({ id, pinDigits }) => id === chosenId && pinDigits > 0) ?? null;
  const isLocked = operator === null && lockedOperatorId !== '';
  return (
    <div className={css.screen}>
      <section className={css.who}>
        <h2 className={css.title}>{text(isLocked ? 'signon.locked' : 'signon.title')}</h2>
        <ul className={css.people} aria-label={text('signon.people')} data-entries="true">
          {people.map((person) => (
            <PersonTile
              key={person.id}
              person={person}
              isChosen={person.id === chosen?.id}
              unable={person.pinDigits > 0 ? null : text('signon.nopin')}
              onChoose={() => commands.chooseOperator(person.id)}
            />
          ))}
        </ul>
        {hint && <p className={css.quiet}>{hint[language]}</p>}
        <BasketKept />
        {operator && (
          <div className={css.leave}>
            <Button
              icon={Undo2}
              keyLabel={text('key.escape')}
              testId="sign-on-back"
              onPress={() => commands.leaveSignOn()}
            >
              {text('signon.back', { name: operator.alias })}
            </Button>
            <Button
              icon={Lock}
              testId="lock"
              isDisabled={isHostGone}
              onPress={() => commands.lock()}
            >
              {text('signon.lock')}
            </Button>
            <Button
              icon={LogOut}
              testId="sign-off"
              isDisabled={isHostGone}
              onPress={() => commands.signOff()}
            >
              {text('signon.off')}
            </Button>
          </div>
        )}
      </section>
      <section className={css.desk}>
        <Notices />
        {chosen === null ? (
          <div className={css.hint}>
            <EmptyState
              icon={IdCard}
              title={text('signon.hint.title')}
              text={text('signon.hint.text')}
            />
          </div>
        ) : (
          <PinPad
            person={chosen}
            isChecking={isChecking}
            failure={failure}
            onKey={(key) => commands.typePin(key)}
          />
        )}
      </section>
    </div>
  );
}
