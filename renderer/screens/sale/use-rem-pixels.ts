import { useSyncExternalStore } from 'react';
import { useTill } from '../../state/use-till.ts';

/** What 1rem is on this screen now: it follows the window's size and the chosen scale. */
export function useRemPixels(): number {
  const { settings } = useTill();
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('resize', changed);
      const unsubscribe = settings.subscribe(changed);
      return () => {
        window.removeEventListener('resize', changed);
        unsubscribe();
      };
    },
    () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
}
