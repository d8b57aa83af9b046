/**
 * First name and initial, `Élise M.`: as much of somebody as a screen shows that others can see. Empty where it
 * can't be told which word is the first name.
 */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const [initial = ''] = last;
  return words.length < 2 ? '' : `${first.slice(0, 40)} ${initial.toLocaleUpperCase('fr')}.`;
}
