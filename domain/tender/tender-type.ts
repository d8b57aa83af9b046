/** A name in the operator's language. */
interface Named {
  fr: string;
  en: string;
}

/**
 * A kind of money the till takes, as data: what the shop may do with it is here, not in code paths.
 * The retailer's list comes with the settings; `shipped-tender-types.ts` is what a till has without.
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
  names: Named;
  /** On the tender screen. One that is not offered is known all the same: prepared, or for the accounts. */
  isOffered: boolean;
  /** More than what is due may be offered, and the difference comes back in cash. */
  givesChange: boolean;
  /**
   * Most that may be handed back of it. More is a slip of the keys (a barcode in the amount, a
   * missing comma), and the change would leave the drawer.
   */
  changeLimitMinor: number;
  /**
   * What is more than due of a type that gives no change: refused, kept by the shop (a voucher that
   * is worth its face and no less), or given back as an avoir.
   */
  overTender: 'refuse' | 'keep' | 'store-credit';
  /** Counted by hand at closing. */
  countedAtClosing: boolean;
  opensDrawer: boolean;
  refundable: boolean;
  /** Works without any network or terminal link. */
  worksOffline: boolean;
  /** The cashier may, must or cannot say what identifies it (authorisation, cheque number). */
  reference: 'none' | 'optional' | 'required';
  /** What the reference is made of, joined by hyphens. */
  referenceFields: readonly ReferenceField[];
  /** Most that one transaction may take of it, minor units; null for no limit. */
  limitMinor: number | null;
  /** Cases in which the law or the retailer allows more; the cashier declares one by its code. */
  limitExceptions: readonly LimitException[];
}

interface ReferenceField {
  names: Named;
  /** What a right text looks like, in words; may be empty. */
  hint: Named;
  /** Regular expression over the whole text of the field; empty for any. */
  pattern: string;
}

interface LimitException {
  /** Stands as the tender's reference in the entry: a word of ours, nothing that was typed. */
  reasonCode: string;
  names: Named;
  limitMinor: number;
}

/** Money that the shop owes under a number: a gift card, an avoir, a deposit. */
export function isStoredValue(kind: TenderType['kind']): boolean {
  return kind === 'gift-card' || kind === 'store-credit' || kind === 'deposit';
}

/** Whether a reference is made of the fields that the type asks for. */
export function fitsReference(
  { referenceFields }: Pick<TenderType, 'referenceFields'>,
  reference: string,
): boolean {
  if (referenceFields.length === 0) return true;
  const fields = referenceFields.map(({ pattern }) => `(?:${pattern || '.*'})`);
  return new RegExp(`^${fields.join('-')}$`).test(reference);
}
