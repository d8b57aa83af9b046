import { IdCard, UserRoundX } from 'lucide-react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import beside from '../../components/people-and-pad.module.css';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { PersonTile } from '../sign-on/person-tile.tsx';
import { PinPad } from '../sign-on/pin-pad.tsx';
import css from './approval-sheet.module.css';
import { AskedFor } from './asked-for.tsx';

/** What is asked and who could allow it on the left, the PIN of the one who was touched on the right. */
export function ApprovalSheet() {
  const text = useText();
  const language = useLanguage();
  const { approval, snapshots } = useTill();
  const { asked, chosenId, isChecking, failure } = useStore(approval.state);
  const name = useStore(snapshots.people, ({ snapshot }) => snapshot?.operator?.alias ?? '');
  if (asked === null) return null;
  const { approvers, pinDigits } = asked.question;
  const chosen = approvers.find(({ id }) => id === chosenId) ?? null;
  return (
    <Sheet title={text('approval.title')} width="wide" onClose={approval.cancel}>
      <div className={css.columns} data-testid="approval">
        <section className={css.who}>
          <AskedFor question={asked.question} name={name} />
          {approvers.length === 0 ? (
            <EmptyState
              icon={UserRoundX}
              title={text('approval.nobody.title')}
              text={text('approval.nobody.text')}
            />
          ) : (
            <>
              <h3 className={css.title}>{text('approval.who')}</h3>
              <ul className={beside.people} aria-label={text('approval.who')} data-entries="true">
                {approvers.map((person) => (
                  <PersonTile
                    key={person.id}
                    person={person}
                    isChosen={person.id === chosenId}
                    unable={
                      person.pinDigits >= pinDigits
                        ? null
                        : text('approval.pin-short', { digits: pinDigits })
                    }
                    onChoose={() => approval.choose(person.id)}
                  />
                ))}
              </ul>
            </>
          )}
        </section>
        <section className={beside.desk}>
          {chosen === null ? (
            <>
              <EmptyState
                icon={IdCard}
                title={text('approval.hint.title')}
                text={text('approval.hint.text', { name })}
              />
              <p className={css.said} role="alert" data-code={failure?.code}>
                {failure && failureText(failure, language)}
              </p>
            </>
          ) : (
            <PinPad
              person={chosen}
              isChecking={isChecking}
              failure={failure}
              onKey={approval.typePin}
            />
          )}
        </section>
      </div>
    </Sheet>
  );
}
