import { type BrokenCentre, memoryCentre } from './memory-centre.ts';
import type { Simulation } from './simulate-network.ts';

/** In memory a step takes milliseconds: enough of them for what was broken to be mended and broken again. */
export function memorySimulation(broken: BrokenCentre = {}): Simulation {
  return { steps: 25, openPlatform: async (parts) => memoryCentre({ ...parts, broken }) };
}
