/**
 * Who gives an order up before it leaves: its customer; who sells it; or its customer, whom the store lets have
 * their deposit back although it need not.
 */
export const givenUpBy = ['customer', 'retailer', 'goodwill'] as const;
export type GivenUpBy = (typeof givenUpBy)[number];

/** As the lines that give it back say it in the journal. */
const reasonCodes = {
  customer: 'given-up-customer',
  retailer: 'given-up-retailer',
  goodwill: 'given-up-goodwill',
} as const satisfies Record<GivenUpBy, string>;

export function givenUpReason(by: GivenUpBy): string {
  return reasonCodes[by];
}

/** Who gave an order up, by the reason of a line that gives it back; null of any other reason. */
export function givenUpByOf(reasonCode: string): GivenUpBy | null {
  return givenUpBy.find((by) => reasonCodes[by] === reasonCode) ?? null;
}

/** As the screen and the reports call these reasons. */
export const givenUpReasons: Readonly<Record<GivenUpBy, { fr: string; en: string }>> = {
  customer: { fr: 'Le client renonce', en: 'The customer gives up' },
  retailer: { fr: 'Le magasin renonce', en: 'The store gives up' },
  goodwill: { fr: 'Rendu par geste commercial', en: 'Given back as goodwill' },
};

/** Why cash leaves the drawer that arrhes given back twofold are short of: as much again as was paid. */
export const arrhesTwofoldReason = 'arrhes-twofold';

/** What no list of the retailer has: the till itself gives these reasons. */
export const ownReasons: readonly { code: string; fr: string; en: string }[] = [
  ...givenUpBy.map((by) => ({ code: givenUpReason(by), ...givenUpReasons[by] })),
  { code: arrhesTwofoldReason, fr: 'Double des arrhes rendu', en: 'Arrhes given back twofold' },
];

/** What becomes of a deposit whose order is given up. */
export type DepositFate =
  /** All of it goes back to who paid it. */
  | 'back'
  /** It stays with the store. */
  | 'kept'
  /** It goes back, and as much again. */
  | 'twofold';

/**
 * Arrhes are lost by the customer who gives up and come back twofold where the store does (code de la
 * consommation L214-1, code civil 1590). An acompte binds both: a customer alone can't give its order up (null);
 * what the store does not deliver it gives back.
 */
export function depositFate(kind: 'arrhes' | 'acompte', by: GivenUpBy): DepositFate | null {
  if (by === 'goodwill') return 'back';
  if (kind === 'arrhes') return by === 'customer' ? 'kept' : 'twofold';
  return by === 'customer' ? null : 'back';
}
