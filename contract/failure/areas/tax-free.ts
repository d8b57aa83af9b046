import { type FailureText, text } from '../failure-text.ts';

/** Slips for the customs, and the operator who issues them. */
export const taxFreeFailures = {
  TAX_FREE_OFF: text(
    'La détaxe n’est pas proposée par cette caisse. Un responsable peut la régler (tax-free.operator).',
    'This till offers no tax-free slips. A manager can set it (tax-free.operator).',
  ),
  TAX_FREE_NOT_ELIGIBLE: text(
    'Ces tickets ne donnent pas droit à la détaxe, ou plus. Rien n’a été demandé à l’opérateur.',
    'These receipts give no right to a tax-free slip, or no longer do. Nothing was asked of the operator.',
  ),
  TAX_FREE_BUYER: text(
    'Cet acheteur n’a pas droit à la détaxe\u00a0: il faut vivre hors de l’Union européenne, avoir seize ans et rester moins de six mois. Rien n’a été demandé à l’opérateur.',
    'This buyer has no right to a tax-free slip: they must live outside the European Union, be sixteen and stay less than six months. Nothing was asked of the operator.',
  ),
  TAX_FREE_REFUSED: text(
    'L’opérateur de détaxe a refusé ce bordereau ({reason}). Le ticket n’est pas marqué\u202f; corrigez et redemandez.',
    'The tax-free operator refused this slip ({reason}). The receipt is not marked; put it right and ask again.',
  ),
  TAX_FREE_UNREACHABLE: text(
    'L’opérateur de détaxe est injoignable\u00a0: rien n’a été envoyé. Réessayez quand le réseau est revenu\u202f; le bordereau peut être émis jusqu’au troisième jour.',
    'The tax-free operator can’t be reached: nothing was sent. Try again once the network is back; the slip can be issued until the third day.',
    true,
  ),
  TAX_FREE_UNKNOWN: text(
    'L’opérateur de détaxe n’a pas répondu\u00a0: on ne sait pas encore si le bordereau existe. La caisse le lui redemande\u202f; il n’y en aura jamais deux.',
    'The tax-free operator did not answer: whether the slip exists is not known yet. The till keeps asking; there will never be two.',
    true,
  ),
  TAX_FREE_SLIP_GONE: text(
    'Ce bordereau de détaxe n’est pas connu de cette caisse.',
    'This till does not know this tax-free slip.',
  ),
  TAX_FREE_NOT_ISSUED: text(
    'Ce bordereau de détaxe n’a pas de numéro à imprimer\u00a0: il n’a pas été émis, ou il est annulé.',
    'This tax-free slip has no number to print: it was not issued, or it is cancelled.',
  ),
  TAX_FREE_OTHER_OPERATOR: text(
    'Ce bordereau est d’un autre opérateur de détaxe ({operator}). Réglez cet opérateur sur la caisse, ou voyez avec lui.',
    'This slip is of another tax-free operator ({operator}). Set this operator on the till, or ask them.',
  ),
  TAX_FREE_LIVING: text(
    'Un bordereau de détaxe court pour le ticket {receipt}. Annulez-le d’abord (Détaxe), puis reprenez la marchandise\u00a0: rien n’a été remboursé.',
    'A tax-free slip is out for receipt {receipt}. Cancel it first (Tax-free), then take the goods back: nothing was refunded.',
  ),
  TAX_FREE_VALIDATED: text(
    'La douane a validé la détaxe du ticket {receipt}\u00a0: la marchandise est sortie hors TVA et ne se reprend plus ainsi. Rien n’a été remboursé\u202f; voyez un responsable.',
    'Customs have validated the tax-free slip of receipt {receipt}: the goods left without VAT and can’t be taken back like this. Nothing was refunded; ask a manager.',
  ),
  TAX_FREE_CANCEL_LATE: text(
    'La douane a déjà validé ce bordereau\u00a0: il ne s’annule plus.',
    'Customs have already validated this slip: it can’t be cancelled any more.',
  ),
  TAX_FREE_OPEN: text(
    'Détaxe\u00a0: l’opérateur n’a pas encore répondu pour {count}. La caisse le redemande d’elle-même.',
    'Tax-free: the operator has not answered yet about {count}. The till keeps asking by itself.',
  ),
  TAX_FREE_CONFLICT: text(
    'Détaxe\u00a0: la douane a validé le bordereau {document} alors que son annulation était demandée. Si la marchandise a été reprise, réclamez la TVA rendue.',
    'Tax-free: customs validated slip {document} although it was to be cancelled. If the goods were taken back, claim the VAT that was paid out.',
  ),
} as const satisfies Record<string, FailureText>;
