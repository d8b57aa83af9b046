import type { TaxFreeSlipView } from '../../../contract/host/calls/tax-free-calls.ts';

/** How a slip is called, drawn and explained: a wish to cancel it that is still open comes first. */
export function shownState({ state, isCancelAsked }: TaxFreeSlipView) {
  const isLiving = state === 'prepared' || state === 'issued';
  if (isCancelAsked && isLiving) {
    return { name: 'cancel-asked', explains: 'cancel-asked', look: 'open' } as const;
  }
  if (isCancelAsked && (state === 'validated' || state === 'refunded')) {
    return { name: 'conflict', explains: 'conflict', look: 'open' } as const;
  }
  if (state === 'prepared') return { name: state, explains: state, look: 'open' } as const;
  if (state === 'issued') return { name: state, explains: state, look: 'good' } as const;
  const isGood = state === 'validated' || state === 'refunded';
  return { name: state, explains: null, look: isGood ? 'good' : 'over' } as const;
}
