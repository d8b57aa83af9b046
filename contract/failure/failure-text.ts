/**
 * What a failure says to the operator, whether the same act may be tried again as it is, and whether
 * data is at risk. French typography: a no-break space before : and €, a narrow one before ; ! ? and %.
 */
export interface FailureText {
  fr: string;
  en: string;
  retry: boolean;
  dataAtRisk: boolean;
}

export const text = (fr: string, en: string, retry = false, dataAtRisk = false): FailureText => ({
  fr,
  en,
  retry,
  dataAtRisk,
});
