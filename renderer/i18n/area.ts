/**
 * The texts of one part of the page, both languages side by side: a key that one of them lacks does
 * not compile. Arguments are ICU MessageFormat. French typography: a narrow no-break space (U+202F)
 * before ; ! ? %, a no-break space (U+00A0) before : and € and inside « ». English as in the UK.
 */
export function area<K extends string>(texts: {
  fr: Readonly<Record<K, string>>;
  en: Readonly<Record<NoInfer<K>, string>>;
}): typeof texts {
  return texts;
}
