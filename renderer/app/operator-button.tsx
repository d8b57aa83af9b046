import { useStore } from 'zustand';
import { Button } from '../components/button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useTill } from '../state/use-till.ts';
import css from './top-bar.module.css';

/** Who works at this till; touched, somebody else signs on. */
export function OperatorButton() {
  const text = useText();
  const till = useTill();
  const people = useStore(till.snapshots.people, ({ snapshot }) => snapshot);
  if (!people?.operator) return null;
  const { alias, role } = people.operator;
  if (!people.canSignOff) return <p className={css.operator}>{alias}</p>;
  return (
    <Button
      isStacked
      keyLabel="F11"
      testId="operator"
      onPress={() => till.commands.switchOperator()}
    >
      {alias}
      <span className="visually-hidden">
        {' '}
        {text('signon.open', { role: text(`role.${role}`) })}
      </span>
    </Button>
  );
}
