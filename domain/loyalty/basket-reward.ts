import type { Reward } from './loyalty-programme.ts';

/** A reward as it was when the basket took it: a programme that changes meanwhile changes no sale. */
export interface BasketReward {
  id: string;
  label: string;
  points: number;
  benefit: Reward['benefit'];
}
