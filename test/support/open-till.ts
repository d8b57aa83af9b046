import { startTill } from './start-till.ts';
import { type LastingClient, lastingClient } from './till-client.ts';

/** A till on a folder, however it was opened. */
export interface OpenTill {
  client: Pick<LastingClient, 'call' | 'close'>;
  /** What it logged as a defect. */
  errors(): string;
  /** Whether it stopped cleanly. */
  close(): Promise<boolean>;
}

/** As the shell starts it; nobody signs on. */
export async function startedTill(folder: string): Promise<OpenTill> {
  const till = await startTill({ folder, signedOff: true });
  const client = lastingClient(folder);
  return {
    client,
    errors: () => (till.errors().includes('"level":50') ? till.errors() : ''),
    async close() {
      client.close();
      return (await till.stop()) === 0;
    },
  };
}
