import type { PushRequest } from '../../contract/platform/push-entries.ts';

/** Written out at once, between two turns of the host's thread: a scan waits for one slice at most. */
const sliceEntries = 25;

/**
 * The JSON of a push in UTF-8, as `JSON.stringify` would give it. A megabyte at once would hold the
 * thread for as long as a scan takes altogether.
 */
export async function encodePush(
  { entries }: PushRequest,
  pause: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = [Buffer.from('{"entries":[')];
  for (let from = 0; from < entries.length; from += sliceEntries) {
    if (from > 0) await pause();
    const slice = JSON.stringify(entries.slice(from, from + sliceEntries)).slice(1, -1);
    parts.push(Buffer.from(from > 0 ? `,${slice}` : slice));
  }
  return Buffer.concat([...parts, Buffer.from(']}')]);
}
