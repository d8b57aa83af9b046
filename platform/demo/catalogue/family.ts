import type { ColourCode } from '../colours.ts';
import type { ShapeName } from '../pictures/draw.ts';

/** A kind of thing that the demo sells: its models are made of these words, colours and sizes. */
export interface Family {
  category: string;
  /** How many models. */
  models: number;
  /** What it is called, and how it is drawn. */
  kinds: readonly (readonly [name: string, shape: ShapeName])[];
  /** Said after the kind: a cut, a pattern. */
  details: readonly string[];
  /** Said last, to tell models apart; first names if not given. */
  lines?: readonly string[];
  /** Material as the name says it, and composition as the label says it. */
  materials: readonly (readonly [name: string, composition: string])[];
  colours: readonly ColourCode[];
  /** Colours of one model, at most; 0 where the colour is only that of the picture. */
  mostColours: number;
  sizes: readonly string[];
  /** Whole euros, from and to; the cents are the trade's (,00 ,90 ,95). */
  euros: readonly [number, number];
  /** Cents more for each larger size, if larger ones cost more. */
  perSizeMinor?: number;
  vatRateBp?: 2000 | 1000 | 550;
  ecoParticipationMinor?: number;
  /** The receipt names the legal guarantee. */
  guarantee?: true;
  brands?: readonly string[];
  care: string;
}

export const none = [['', '']] as const;
