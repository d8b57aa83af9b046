import type { FaultKind, FaultRecord } from './faults.ts';
import type { faultyNetwork } from './faulty-network.ts';
import type { SimulatedPlatform } from './simulated-platform.ts';
import type { Choices } from './streams.ts';

/** How often an accident happens in a step, and what it is. */
export interface Accident {
  percent: number;
  act(choices: Choices): void | Promise<void>;
}
export type Accidents = Partial<Record<FaultKind, Accident>>;

/** What happens to the platform, beside what the networks do. */
export function platformAccidents({
  platform,
  networks,
  record,
}: {
  platform: SimulatedPlatform;
  networks: readonly ReturnType<typeof faultyNetwork>[];
  record: FaultRecord;
}) {
  let isDown = false;

  async function restore(how: { asNewDatabase: boolean }): Promise<void> {
    const isLost = await platform.restore(how);
    for (const network of networks) network.restored();
    if (isLost) record.happened('platform-restored');
    if (how.asNewDatabase) record.happened('platform-new-epoch');
  }

  const accidents: Accidents = {
    'platform-down': {
      percent: 15,
      act() {
        isDown = !isDown;
        for (const network of networks) network.setDown(isDown);
        record.happened('platform-down');
      },
    },
    'platform-restored': {
      percent: 10,
      act: (choices) =>
        choices.chance(50) ? platform.backUp() : restore({ asNewDatabase: false }),
    },
    'platform-new-epoch': {
      percent: 4,
      act: (choices) => (choices.chance(30) ? platform.backUp() : restore({ asNewDatabase: true })),
    },
    'platform-older': {
      percent: 5,
      async act() {
        if ((await platform.upgrade()) > 0) record.happened('platform-older');
      },
    },
    'entry-mended': {
      percent: 5,
      async act() {
        if ((await platform.mend()) > 0) record.happened('entry-mended');
      },
    },
    'platform-forgot-old': {
      percent: 8,
      async act() {
        if (await platform.forgetOld()) record.happened('platform-forgot-old');
      },
    },
    'snapshot-making-killed': {
      percent: 6,
      async act() {
        await platform.makeSnapshot({ isKilled: true });
        record.happened('snapshot-making-killed');
      },
    },
  };
  return { accidents, restore };
}
