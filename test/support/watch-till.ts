import type { TillSnapshot } from '../../contract/host/views.ts';
import { connectScript } from './till-client.ts';
import { until } from './until.ts';

/** A script's connection that is told what the till shows of itself; it has been told once by now. */
export async function watchTill(
  folder: string,
  onShown: (snapshot: TillSnapshot) => void,
): Promise<ReturnType<typeof connectScript>> {
  const client = connectScript(folder);
  await client.welcome;
  let isTold = false;
  client.view(
    'till',
    {},
    (snapshot) => {
      isTold = true;
      onShown(snapshot);
    },
    () => undefined,
  );
  await until(() => isTold);
  return client;
}
