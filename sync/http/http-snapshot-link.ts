import { type Failure, FailureError } from '../../contract/failure/failure.ts';
import { type SnapshotManifest, snapshotManifest } from '../../contract/platform/snapshots.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { SnapshotBytes, SnapshotLink } from '../snapshot/snapshot-link.ts';
import type { AskPlatform } from './ask-platform.ts';
import { unreachable } from './unreachable.ts';

const path = '/v1/snapshots/network.catalog';

/** Snapshots over HTTPS; `ask` asks as the till that is enrolled. */
export function httpSnapshotLink(ask: AskPlatform): SnapshotLink {
  return {
    async snapshotManifest(signal): Promise<Result<SnapshotManifest | null, Failure>> {
      const answer = await ask({ method: 'GET', path, answer: snapshotManifest, signal });
      return !answer.ok && answer.error.code === 'NO_SNAPSHOT' ? ok(null) : answer;
    },
    snapshotBytes: ({ id, fromByte }, signal) =>
      ask({
        method: 'GET',
        path: `${path}/${encodeURIComponent(id)}`,
        fromByte,
        answer: (response) => bytesOf(response, fromByte),
        signal,
      }),
  };
}

/** A part from the byte asked for, or all of it; null for anything else. */
function bytesOf(response: Response, asked: number): SnapshotBytes | null {
  const { status, body, headers, url } = response;
  if (body === null) return null;
  if (status === 200) return { fromByte: 0, chunks: chunksOf(body, url) };
  const begins = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1];
  if (status !== 206 || Number(begins) !== asked) return null;
  return { fromByte: asked, chunks: chunksOf(body, url) };
}

async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  url: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw new FailureError(unreachable(error, URL.parse(url)?.host ?? ''));
  }
}
