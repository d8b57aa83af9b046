import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import type { Person } from '../../../contract/host/seat-shapes.ts';
import { Choice } from '../../components/choice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';

/** Who takes the drawer: whoever was chosen, or who is signed on and does not have it yet. */
export function useTaker(day: DaySnapshot): Person | null {
  const { snapshots, dayWork } = useTill();
  const takerId = useStore(dayWork, (work) => work.takerId);
  const seat = useStore(snapshots.people, ({ snapshot }) => snapshot);
  const wanted = takerId === '' ? seat?.operator?.id : takerId;
  const others = seat?.people.filter(({ id }) => id !== day.session?.operatorId) ?? [];
  return others.find(({ id }) => id === wanted) ?? null;
}

/** Everybody who works here but who has the drawer now. */
export function TakerChoice({ day }: { day: DaySnapshot }) {
  const text = useText();
  const { snapshots, dayWork } = useTill();
  const people = useStore(snapshots.people, ({ snapshot }) => snapshot?.people) ?? [];
  const taker = useTaker(day);
  return (
    <Choice
      label={text('handover.to')}
      options={people
        .filter(({ id }) => id !== day.session?.operatorId)
        .map(({ id, alias }) => ({ value: id, label: alias }))}
      isChosen={(id) => taker?.id === id}
      onChoose={(id) => dayWork.setState({ takerId: id })}
    />
  );
}
