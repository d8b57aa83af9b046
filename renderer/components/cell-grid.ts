/** Where a cell is in its grid, for `moveToCell`. */
export function cellPlace(row: number, column: number): { 'data-cell': string } {
  return { 'data-cell': `${row} ${column}` };
}

/**
 * Focuses the next cell in a direction of the grid in the open sheet, over gaps; the first when none
 * has the focus. At an edge the focus stays.
 */
export function moveToCell({ right, down }: { right: number; down: number }): void {
  const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')].map((cell) => {
    const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(' ').map(Number);
    return { row, column, button: cell.querySelector('button') };
  });
  const at = cells.find(({ button }) => button?.matches(':focus'));
  const ahead = cells.filter((cell) => {
    if (cell.button === null || !at) return cell.button !== null;
    if (right !== 0) return cell.row === at.row && (cell.column - at.column) * right > 0;
    return (cell.row - at.row) * down > 0;
  });
  const distance = (cell: { row: number; column: number }): [number, number] =>
    at ? [Math.abs(cell.row - at.row), Math.abs(cell.column - at.column)] : [0, 0];
  const [next] = ahead.sort((a, b) => {
    const [first, second] = [distance(a), distance(b)];
    return first[0] - second[0] || first[1] - second[1];
  });
  next?.button?.focus();
}
