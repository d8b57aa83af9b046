import type { LucideIcon } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { useIsHostGone } from '../../state/use-till.ts';
import css from './day-screen.module.css';

/** One thing that can be done, in a list of them. */
export function DayTile({
  id,
  icon,
  label,
  onPress,
}: {
  id: string;
  icon: LucideIcon;
  label: string;
  onPress(): void;
}) {
  const isHostGone = useIsHostGone();
  return (
    <li>
      <Button
        takesFocus
        className={css.tile}
        icon={icon}
        testId={`day-${id}`}
        isDisabled={isHostGone}
        onPress={onPress}
      >
        {label}
      </Button>
    </li>
  );
}
