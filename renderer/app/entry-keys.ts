/** How far the arrow keys move among the entries of a sheet. */
export const oneBelowTheOther: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
export const twoAbreast: Readonly<Record<string, number>> = {
  ArrowDown: 2,
  ArrowUp: -2,
  ArrowRight: 1,
  ArrowLeft: -1,
};
