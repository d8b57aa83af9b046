import { randomBytes } from 'node:crypto';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import type { Admitted } from '../../contract/rpc/handlers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { assert } from '../../domain/assert.ts';
import type { Result } from '../../domain/result.ts';
import { writeCrockford } from '../../domain/scan/crockford.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { newToken } from '../rpc/tokens.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import type { TillFile } from '../store/till-file.ts';
import { machineAddresses, machineNames } from './machine-names.ts';
import { createPairedTablets } from './paired-tablets.ts';
import { createPairing, type PairingOffer } from './pairing.ts';
import { createTabletDoor, type TabletDoor } from './tablet-door.ts';
import { openTabletTable } from './tablet-table.ts';

/** How a connection from the store network is let in. */
export interface NetworkAdmission {
  authenticate(token: string): Admitted | null;
  redeem(code: string): Result<Admitted & { token: string }, Failure>;
}

export type Tablets = ReturnType<typeof openTablets>;

/** The associates' tablets of a till: who is paired, the code for the next one, and the door. */
export function openTablets(from: {
  file: TillFile;
  settings: TillSettings;
  keys: KeyStore;
  timers: Timers;
  nowMs(): number;
  monotonicMs(): number;
  tillNumber(): string;
  /** Writes an entry among the commands. */
  note(draft: EntryDraft): Promise<void>;
  onChanged(): void;
  onFailed(error: unknown): void;
}) {
  const pairing = createPairing(from.monotonicMs);
  let door: TabletDoor | null = null;
  const paired = createPairedTablets({
    table: openTabletTable(from.file),
    pairing,
    now: () => new Date(from.nowMs()).toISOString(),
    newToken,
    onPaired: (seat, operatorId) => note('tablet-paired', seat, operatorId),
    onChanged: from.onChanged,
    onFailed: from.onFailed,
  });

  function note(event: string, tablet: string, operatorId: string): void {
    const body = { event, details: { tablet } };
    from.note({ type: 'event', body, operatorId, personal: null }).catch(from.onFailed);
  }

  return {
    list: paired.list,
    nameOf: paired.nameOf,
    /** Shut as long as nobody serves. */
    door: () => door?.state() ?? ({ kind: 'shut' } as const),
    pairingState: pairing.state,
    /** The code for one tablet, in two groups of four; an older one is void. */
    offer(offer: PairingOffer): string {
      const code = writeCrockford(randomBytes(5));
      pairing.offer(code, offer);
      return `${code.slice(0, 4)}-${code.slice(4)}`;
    },
    revoke(seat: string, operatorId: string): Result<null, Failure> {
      const revoked = paired.revoke(seat);
      if (revoked.ok) note('tablet-revoked', seat, operatorId);
      return revoked;
    },
    /** Opens the door, or not, as the settings say from now on. */
    serve(how: {
      pageFolder: string;
      serveOn(channel: Channel, admission: NetworkAdmission): void;
    }): void {
      assert(door === null, 'A till has one door for tablets');
      const { settings, keys, timers, nowMs, tillNumber, onFailed } = from;
      door = createTabletDoor({
        ...{ settings, keys, timers, nowMs, tillNumber, onFailed, randomBytes },
        addresses: machineAddresses,
        names: machineNames(),
        pageFolder: how.pageFolder,
        onChannel(channel, address) {
          const caller = { address, close: channel.close };
          channel.onClose(() => paired.ended(caller));
          how.serveOn(channel, paired.admission(caller));
        },
      });
    },
    /** When the door stands as it was set last. */
    settled: () => door?.settled() ?? Promise.resolve(),
    close: () => door?.close() ?? Promise.resolve(),
  };
}
