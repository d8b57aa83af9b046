import { newCommandId } from '../command-id.ts';
import type { createDayWork } from './day-work.ts';

/**
 * Ids of acts that a press repeats: while its panel is open, a second press that asks for the same after
 * an answer that was lost is the same act, and the host does it once. What was answered, or left, is over.
 */
export function sameAct(dayWork: Pick<ReturnType<typeof createDayWork>, 'subscribe'>) {
  let open: { asked: string; commandId: string } | null = null;
  dayWork.subscribe((now, before) => {
    if (now.panel !== before.panel) open = null;
  });
  return {
    idOf(...asked: readonly (string | number)[]): string {
      const key = asked.join('|');
      if (open?.asked !== key) open = { asked: key, commandId: newCommandId() };
      return open.commandId;
    },
    answered(): void {
      open = null;
    },
  };
}
