import { type FailureText, text } from '../failure-text.ts';

/** Companies that buy. */
export const businessFailures = {
  ACCOUNT_NO_TERMS: text(
    'Ce client n’a pas de compte professionnel. Nommez une entreprise qui paie sur compte, ou prenez un autre règlement.',
    'This customer has no business account. Name a company that pays on account, or take another tender.',
  ),
  ACCOUNT_OVER_LIMIT: text(
    'Cette entreprise peut encore acheter pour {leftMinor} sur son compte. Complétez par un autre règlement.',
    'This company may still buy for {leftMinor} on its account. Use another tender for the rest.',
  ),
  ACCOUNT_OTHER_CUSTOMER: text(
    'Cet achat est sur le compte d’une autre entreprise. Nommez-la comme client, puis remboursez.',
    'This purchase is on another company’s account. Name it as the customer, then refund.',
  ),
} as const satisfies Record<string, FailureText>;
