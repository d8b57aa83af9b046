import { z } from 'zod';
import { fail } from '../../../contract/failure/failure.ts';
import { snapshotManifest } from '../../../contract/platform/snapshots.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { SnapshotDesk } from '../../snapshots/snapshot-desk.ts';
import { type Route, tillRoute } from '../route.ts';
import { fileAnswer } from '../send-file.ts';

const path = '/v1/snapshots/network.catalog';

/** What every till knows, in one file: how a new catalog begins. */
export function snapshotRoutes(snapshots: Pick<SnapshotDesk, 'manifest' | 'open'>): Route[] {
  return [
    tillRoute({
      method: 'GET',
      path,
      summary:
        'The newest snapshot of the network’s catalogue: its file, and the position it is of',
      maximumBytes: 0,
      parameters: z.strictObject({}),
      body: z.undefined(),
      answer: snapshotManifest,
      async handle() {
        const manifest = await snapshots.manifest();
        return manifest ? ok(manifest) : refuse(fail('NO_SNAPSHOT'));
      },
    }),
    tillRoute({
      method: 'GET',
      path: `${path}/{id}`,
      summary:
        'The file of a snapshot: zstd over lines of JSON; `Range: bytes=N-` goes on at a byte',
      maximumBytes: 0,
      parameters: z.strictObject({ id: snapshotManifest.shape.id }),
      body: z.undefined(),
      answer: fileAnswer,
      sends: 'file',
      async handle({ parameters: { id } }) {
        const found = await snapshots.open(id);
        if (found === null) return refuse(fail('NO_SNAPSHOT'));
        const { file, manifest } = found;
        const { byteCount, sha256 } = manifest;
        return ok({ file, byteCount, etag: sha256, mediaType: 'application/zstd' });
      },
    }),
  ];
}
