/** What a customer may agree to, each by itself (GDPR 6(1)(a), CPCE L34-5: e-mail and SMS apart). */
export const consentPurposes = ['email', 'sms', 'profiling'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** How a consent was said: to somebody at the till, on the customer’s display, on their own telephone. */
export const consentWays = ['said', 'display', 'own-device'] as const;
type ConsentWay = (typeof consentWays)[number];

/** A yes or no with its proof; when, where and by whom are those of the entry. */
export interface ConsentAct {
  purpose: ConsentPurpose;
  isGiven: boolean;
  /** Which wording they were asked by. */
  textVersion: string;
  language: 'fr' | 'en';
  how: ConsentWay;
}

/** The version of the wording that this release asks by (`renderer/i18n/areas/customer.ts`). */
export const consentTextVersion = '2026-11';
