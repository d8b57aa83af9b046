/**
 * What of a French text is not set as the Imprimerie nationale has it: a narrow no-break space (U+202F) before
 * ; ! ? %, a no-break space (U+00A0) before : € » and after «, typographic apostrophes. Each slip with the
 * characters around it; none where all is well. A ? within a word is of an address.
 */
export function frenchSlips(text: string): string[] {
  const slips =
    /(?<!\u202f)(?:[;!%]|\?(?!\w))|(?<!\u00a0)[€»]|(?<!\u00a0):(?=\s|$)| :|«(?!\u00a0)|['"]/g;
  return [...text.matchAll(slips)].map(({ index }) =>
    text.slice(Math.max(0, index - 1), index + 2),
  );
}
