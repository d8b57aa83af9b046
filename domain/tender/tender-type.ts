/**
 * A kind of money the till takes, as data: what the shop may do with it is here, not in code paths.
 * Issue 2 ships cash and card by hand; more come from the platform's settings.
 */
export interface TenderType {
  id: string;
  /** What group it is in for reports and exports. */
  kind:
    | 'cash'
    | 'card'
    | 'cheque'
    | 'voucher'
    | 'gift-card'
    | 'store-credit'
    | 'deposit'
    | 'credit'
    | 'account';
  /** More than what is due may be offered, and the difference comes back in cash. */
  givesChange: boolean;
  /** Counted by hand at closing. */
  countedAtClosing: boolean;
  opensDrawer: boolean;
  refundable: boolean;
  /** Works without any network or terminal link. */
  worksOffline: boolean;
  /** The cashier may, must or cannot give a reference (authorisation, cheque number). */
  reference: 'none' | 'optional' | 'required';
  /**
   * Most that may be handed back of it. More is a slip of the keys (a barcode in the amount, a
   * missing comma), and the change would leave the drawer.
   */
  changeLimitMinor: number;
  /** Most that one transaction may take of it, minor units; null for no limit. */
  limitMinor: number | null;
}

export const cash: TenderType = {
  id: 'cash',
  kind: 'cash',
  givesChange: true,
  countedAtClosing: true,
  opensDrawer: true,
  refundable: true,
  worksOffline: true,
  reference: 'none',
  // A 500 € note for a small purchase, twice over.
  changeLimitMinor: 100_000,
  // France: 1 000 € from a resident consumer (C. mon. fin. D112-3); the exceptions come with issue 3.
  limitMinor: 100_000,
};

/** Card on a terminal that is not connected: the cashier types the amount there and confirms here. */
export const cardByHand: TenderType = {
  id: 'card',
  kind: 'card',
  givesChange: false,
  countedAtClosing: true,
  opensDrawer: false,
  refundable: true,
  worksOffline: true,
  reference: 'optional',
  changeLimitMinor: 0,
  limitMinor: null,
};

export const tenderTypes: readonly TenderType[] = [cash, cardByHand];

export function tenderTypeById(id: string): TenderType | null {
  return tenderTypes.find((type) => type.id === id) ?? null;
}
