import { readCrockford, writeCrockford } from './crockford.ts';
import { writeOwnCode } from './own-code.ts';

/** The code on the slip of a suspended basket. Its id has small letters, which own codes do not. */
export function writeBasketCode(basketId: string): string {
  return writeOwnCode('basket', writeCrockford(new TextEncoder().encode(basketId)));
}

/** The basket's id out of the body of its own code; null when there is none in it. */
export function readBasketCode(body: string): string | null {
  const bytes = readCrockford(body);
  return bytes && new TextDecoder().decode(bytes);
}
