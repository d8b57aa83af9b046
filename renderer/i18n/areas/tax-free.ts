import { area } from '../area.ts';

/** Slips for the customs: who may have one, the form, how one stands. */
export const taxFreeTexts = area({
  fr: {
    'job.tax-free': 'Bordereau de détaxe',
  },
  en: {
    'job.tax-free': 'Tax-free slip',
  },
});
