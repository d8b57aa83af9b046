/** A way in which goods that are not taken now reach the customer. Amounts in minor units of the retailer's currency. */
export interface DeliveryMethod {
  id: string;
  /** `home`: to an address. `point`: a parcel shop or locker. `store`: picked up at a store of the network. */
  to: 'home' | 'point' | 'store';
  names: { fr: string; en: string };
  feeMinor: number;
  /** From this amount of goods on it costs nothing; null: never for nothing. */
  freeFromMinor: number | null;
  /** Of the fee, in hundredths of a percent. */
  vatRateBp: number;
  /** Working days from the day on which the parcel leaves to the day on which it is there. */
  days: { from: number; through: number };
  /** `HH:MM`, local where it leaves: what is ordered later leaves on the next working day. */
  cutOff: string;
  /** ISO 3166, where it goes; none for all. */
  countries: readonly string[];
}

/** A retailer that set nothing: home, express, parcel shop, and pickup in a store, which costs nothing. */
export const shippedDeliveryMethods: readonly DeliveryMethod[] = [
  {
    id: 'home',
    to: 'home',
    names: { fr: 'À domicile', en: 'Home delivery' },
    feeMinor: 490,
    freeFromMinor: 6_000,
    vatRateBp: 2_000,
    days: { from: 2, through: 4 },
    cutOff: '15:00',
    countries: ['FR', 'MC'],
  },
  {
    id: 'express',
    to: 'home',
    names: { fr: 'Express', en: 'Express' },
    feeMinor: 990,
    freeFromMinor: null,
    vatRateBp: 2_000,
    days: { from: 1, through: 2 },
    cutOff: '13:00',
    countries: ['FR', 'MC'],
  },
  {
    id: 'point',
    to: 'point',
    names: { fr: 'Point relais', en: 'Parcel shop' },
    feeMinor: 390,
    freeFromMinor: 4_000,
    vatRateBp: 2_000,
    days: { from: 3, through: 5 },
    cutOff: '15:00',
    countries: ['FR', 'BE', 'LU', 'ES'],
  },
  {
    id: 'pickup',
    to: 'store',
    names: { fr: 'Retrait en magasin', en: 'Store pickup' },
    feeMinor: 0,
    freeFromMinor: null,
    vatRateBp: 2_000,
    days: { from: 2, through: 4 },
    cutOff: '15:00',
    countries: [],
  },
];

/** What it costs for goods of this amount, reductions taken off. */
export function deliveryFeeMinor(
  { feeMinor, freeFromMinor }: Pick<DeliveryMethod, 'feeMinor' | 'freeFromMinor'>,
  goodsMinor: number,
): number {
  return freeFromMinor !== null && goodsMinor >= freeFromMinor ? 0 : feeMinor;
}

/** The methods that go to a country (or, for pickup, need none), in the retailer's order. */
export function methodsTo(
  methods: readonly DeliveryMethod[],
  to: 'ship' | 'pickup',
  country: string,
): DeliveryMethod[] {
  return methods.filter(
    (method) =>
      (method.to === 'store') === (to === 'pickup') &&
      (to === 'pickup' || method.countries.length === 0 || method.countries.includes(country)),
  );
}
