/** What may stand after one Application Identifier (GS1 General Specifications §3). */
export interface ApplicationIdentifier {
  /** As printed, such as `01` or `3103`. */
  ai: string;
  /** Digits only, or the 82 signs of GS1 set 82. */
  signs: 'digits' | 'any';
  leastLength: number;
  mostLength: number;
  /** Ends by itself: no FNC1 after it, whatever it holds (§7.8.5, figure 7.8.5-2). */
  isFixed: boolean;
  /** What else must be right. */
  rule: 'none' | 'check-digit' | 'check-digit-13' | 'date' | 'date-time';
}

/** The Application Identifier that a text begins with, or null. */
export function identifierAt(text: string, index: number): ApplicationIdentifier | null {
  for (const length of [2, 3, 4]) {
    const known = byNumber.get(text.slice(index, index + length));
    if (known) return known;
  }
  return null;
}

/** By its whole number, as Digital Links and bracketed texts give it. */
export function identifierOf(ai: string): ApplicationIdentifier | null {
  return byNumber.get(ai) ?? null;
}

/**
 * Those a shop meets, with their formats: `n` digits, `an` any sign, `..` up to. An `n` in the number
 * stands for 0 to 5, the places after the comma.
 */
const formats = `
00 n18 check-digit
01 n14 check-digit
02 n14 check-digit
10 an..20
11 n6 date
12 n6 date
13 n6 date
15 n6 date
16 n6 date
17 n6 date
20 n2
21 an..20
22 an..20
235 an..28
240 an..30
241 an..30
242 n..6
243 an..20
250 an..30
251 an..30
253 an13..30 check-digit-13
254 an..20
255 n13..25 check-digit-13
30 n..8
310n n6
311n n6
312n n6
313n n6
314n n6
315n n6
316n n6
330n n6
335n n6
37 n..8
390n n..15
391n n4..18
392n n..15
393n n4..18
394n n4
395n n6
400 an..30
401 an..30
402 n17 check-digit
403 an..30
410 n13 check-digit
411 n13 check-digit
412 n13 check-digit
413 n13 check-digit
414 n13 check-digit
415 n13 check-digit
416 n13 check-digit
417 n13 check-digit
420 an..20
421 an4..12
422 n3
7003 n10 date-time
7006 n6 date
710 an..20
711 an..20
712 an..20
8003 an14..30
8004 an..30
8005 n6
8006 n18
8008 n8..12
8017 n18 check-digit
8018 n18 check-digit
8020 an..25
8200 an..70
90 an..30
${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((last) => `9${last} an..90`).join('\n')}`;

/** First two digits of those that end by themselves. */
const fixed = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;

const byNumber: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  formats
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [number = '', format = '', rule = 'none'] = line.split(' ');
      const numbers = number.endsWith('n')
        ? [0, 1, 2, 3, 4, 5].map((places) => number.slice(0, -1) + places)
        : [number];
      return numbers.map((ai) => [ai, identifier(ai, format, rule)] as const);
    }),
);

function identifier(ai: string, format: string, rule: string): ApplicationIdentifier {
  const [, signs, least = '', range, most = ''] = /^(n|an)(\d*)(\.\.)?(\d*)$/.exec(format) ?? [];
  const leastLength = Number(least === '' ? 1 : least);
  return {
    ai,
    signs: signs === 'n' ? 'digits' : 'any',
    leastLength,
    mostLength: range === undefined ? leastLength : Number(most),
    isFixed: fixed.test(ai),
    rule: isRule(rule) ? rule : 'none',
  };
}

function isRule(rule: string): rule is ApplicationIdentifier['rule'] {
  return ['none', 'check-digit', 'check-digit-13', 'date', 'date-time'].includes(rule);
}
