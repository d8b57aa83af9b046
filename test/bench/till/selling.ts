import type { HostApi } from '../../../contract/host/api.ts';
import type { RpcClient } from '../../../contract/rpc/client.ts';
import { newCommandId } from '../../support/till-client.ts';
import type { BareFsync } from '../bare-fsync.ts';

type Client = RpcClient<HostApi>;

/** More than any basket of a measure comes to. */
const tenderedMinor = 90_000;

/** One scan, answered. */
export async function scan(client: Client, seat: string, code: string): Promise<number> {
  const answer = await client.call('scan', {
    commandId: newCommandId(),
    seat,
    code,
    entered: 'scanned',
  });
  if (!answer.ok) throw new Error(`scan of ${code}: ${answer.error.code}`);
  return answer.value.version;
}

/** Cash for all that is due; the sale is in the journal when this resolves. */
export async function pay(client: Client, seat: string, basketVersion: number): Promise<void> {
  const answer = await client.call('tender', {
    commandId: newCommandId(),
    seat,
    type: 'cash',
    tenderedMinor,
    reference: '',
    basketVersion,
  });
  if (!answer.ok) throw new Error(`tender: ${answer.error.code}`);
  if (answer.value.paid === null) throw new Error('tender: not paid');
}

export async function sell(client: Client, seat: string, codes: readonly string[]): Promise<void> {
  let version = 0;
  for (const code of codes) version = await scan(client, seat, code);
  await pay(client, seat, version);
}

export async function search(client: Client, text: string): Promise<number> {
  const answer = await client.call('searchItems', { text, limit: 40 });
  if (!answer.ok) throw new Error(`search for ${text}: ${answer.error.code}`);
  return answer.value.items.length;
}

/** Commits that are on disk when a sale of one article is: its scan and its payment. */
const commitsOfSale = 2;

/** Sales of one article, each beside two bare fsyncs of the same moment. */
export async function timeSales(
  client: Client,
  seat: string,
  codes: readonly string[],
  bareFsync: BareFsync,
): Promise<{ sales: number[]; fsyncs: number[]; beyond: number[] }> {
  const sales: number[] = [];
  const fsyncs: number[] = [];
  for (const [index, code] of codes.entries()) {
    const startedMs = performance.now();
    await sell(client, seat, [code]);
    const endedMs = performance.now();
    for (let commit = 0; commit < commitsOfSale; commit += 1) bareFsync.once();
    if (index < warmUpSales) continue;
    sales.push(endedMs - startedMs);
    fsyncs.push(performance.now() - endedMs);
  }
  return { sales, fsyncs, beyond: sales.map((sale, index) => sale - (fsyncs[index] ?? 0)) };
}

const warmUpSales = 20;
