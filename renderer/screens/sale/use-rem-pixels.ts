import { useEffect, useState } from 'react';
import { useTill } from '../../state/use-till.ts';

/**
 * What 1rem is on this screen now: it follows the window's size and the chosen scale. Read when one
 * of them changes, not at every draw: asking for a computed style was a tenth of a scan's drawing.
 */
export function useRemPixels(): number {
  const { settings } = useTill();
  const [pixels, setPixels] = useState(remPixels);
  useEffect(() => {
    const read = () => setPixels(remPixels());
    read();
    window.addEventListener('resize', read);
    const unsubscribe = settings.subscribe(read);
    return () => {
      window.removeEventListener('resize', read);
      unsubscribe();
    };
  }, [settings]);
  return pixels;
}

function remPixels(): number {
  return Number(getComputedStyle(document.documentElement).fontSize.replace('px', ''));
}
