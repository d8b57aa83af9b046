import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { dist } from './bench-host.ts';

/** A million items on a busy machine take minutes. */
const importTimeoutMs = 15 * 60_000;

const result = z.object({ imported: z.int(), skipped: z.int(), seconds: z.number() });

/** `till import-items` into the running host of the folder, in a process of its own. */
export async function importFile(folder: string, file: string): Promise<z.infer<typeof result>> {
  const child = spawn(
    process.execPath,
    [join(dist, 'host', 'till.mjs'), 'import-items', file, '--data', folder, '--language', 'en'],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: importTimeoutMs },
  );
  let printed = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = `${errors}${text}`.slice(-2_000);
  });
  const ended = Promise.withResolvers<number | null>();
  child.once('error', ended.reject);
  child.once('close', ended.resolve);
  const code = await ended.promise;
  if (code !== 0) throw new Error(`import-items ended with ${code}: ${errors}`);
  return result.parse(JSON.parse(printed));
}
