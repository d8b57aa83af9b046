/**
 * Breaks a text into lines of at most `width` characters, at ordinary spaces; a no-break space holds.
 * A word longer than the line is cut, for lack of a better place. Always gives at least one line.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words(text)) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length <= width) {
      line = `${line} ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = rest;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

export function longestWord(text: string): number {
  return Math.max(0, ...words(text).map((word) => word.length));
}

function words(text: string): string[] {
  return text.split(/[ \n]+/).filter((word) => word !== '');
}
