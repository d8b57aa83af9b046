import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';

export type LineWay = CallInput<HostApi, 'fulfilLine'>['by'];
export type LaterWay = CallInput<HostApi, 'addForLater'>['by'];
type GroupChange = Omit<CallInput<HostApi, 'setGroup'>, 'commandId' | 'seat' | 'group'>;

export interface FulfilCommands {
  /** One piece that leaves later, as a line of its own. */
  addForLater(sku: string, by: LaterWay): void;
  /** The whole line, or so many pieces of it. */
  fulfilLine(lineNumber: number, by: LineWay, pieces?: number): void;
  /** What is not named stays. */
  setGroup(group: number, change: GroupChange): void;
}

/** How what is not taken now leaves. */
export function fulfilCommands(parts: CommandParts): FulfilCommands {
  const { host } = parts;
  const act = () => ({ commandId: newCommandId(), seat });
  return {
    async addForLater(sku, by) {
      reportOutcome(parts, 'act', await host.callInOrder('addForLater', { ...act(), sku, by }));
    },
    async fulfilLine(lineNumber, by, pieces) {
      const quantity = pieces === undefined ? {} : { quantity: String(pieces) };
      const input = { ...act(), lineNumber, by, ...quantity };
      reportOutcome(parts, 'act', await host.callInOrder('fulfilLine', input));
    },
    async setGroup(group, change) {
      const input = { ...act(), group, ...change };
      reportOutcome(parts, 'act', await host.callInOrder('setGroup', input));
    },
  };
}
