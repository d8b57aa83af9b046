import type { Snapshots } from './snapshots.ts';

/**
 * Does something once a command shows: with the snapshot that it is in, else with its answer. The two
 * come apart on a slow machine, and what is begun in between, for the next tender or behind a sheet that
 * should be gone, would be undone or swallowed by an answer that says what has been seen for long.
 */
export function onceDrawn(
  { sale }: Pick<Snapshots, 'sale'>,
  commandId: string,
  act: () => void,
): { answered(isDone: boolean): void } {
  let isOver = false;
  const stop = sale.subscribe(({ snapshot }) => {
    if (snapshot?.lastCommandId === commandId) end(true);
  });

  function end(isDone: boolean): void {
    if (isOver) return;
    isOver = true;
    stop();
    if (isDone) act();
  }

  return { answered: end };
}
