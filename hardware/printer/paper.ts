/** What bytes must suit: the printer's language, its paper, and the characters it has. */
export interface Paper {
  language: 'escpos' | 'starprnt';
  /** Characters of the normal font on a line: 80 mm has 48 or 42, 58 mm has 32 or 30. */
  columns: PaperColumns;
  codePage: CodePage;
}

export const paperColumns = [48, 42, 32, 30] as const;
type PaperColumns = (typeof paperColumns)[number];

/** 1252 has every letter of French; 858, for printers without 1252, lacks œ and ’. */
export const codePages = ['1252', '858'] as const;
export type CodePage = (typeof codePages)[number];
