import { type FailureText, text } from '../failure-text.ts';

/** Points and rewards. */
export const loyaltyFailures = {
  REWARD_GONE: text(
    'Cette récompense n’est pas proposée à ce client sur ce panier. Rien n’a changé.',
    'This reward is not offered to this customer on this basket. Nothing has changed.',
  ),
  REWARD_TAKEN: text(
    'Cette récompense est déjà dans le panier. Elle s’utilise une fois par ticket.',
    'This reward is already in the basket. It is used once per receipt.',
  ),
  REWARD_ELSEWHERE: text(
    'Un autre panier de ce client sur cette caisse tient déjà cette récompense. Retirez-la de l’un des deux (F3).',
    'Another basket of this customer at this till already holds this reward. Take it off one of the two (F3).',
  ),
  REWARD_USED: text(
    'Cette récompense a déjà servi. Rien n’est payé\u202f; retirez-la (F3).',
    'This reward has been used already. Nothing is paid; take it off (F3).',
  ),
  REWARD_LACKS_POINTS: text(
    'Il manque {points} points pour cette récompense. Rien n’a changé.',
    'This reward needs {points} more points. Nothing has changed.',
  ),
  REWARD_LACKS_AMOUNT: text(
    'Il manque {lackingMinor} d’articles dans le panier pour cette récompense. Rien n’a changé.',
    'The basket needs {lackingMinor} more of goods for this reward. Nothing has changed.',
  ),
  REWARD_LACKS_GIFT: text(
    'Scannez d’abord le cadeau «\u00a0{reward}\u00a0», puis choisissez la récompense.',
    'Scan the gift “{reward}” first, then choose the reward.',
  ),
  REWARD_NOT_WHOLE: text(
    'Le panier ne permet plus toute la récompense choisie. Rien n’est payé\u202f; retirez-la (F3) ou ajoutez des articles.',
    'The basket no longer allows the whole reward. Nothing is paid; take it off (F3) or add items.',
  ),
} as const satisfies Record<string, FailureText>;
