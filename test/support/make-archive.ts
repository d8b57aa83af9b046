import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import {
  type ArchiveRequest,
  type WrittenArchive,
  writeArchive,
} from '../../host/archive/write-archive.ts';
import { software, tillIdentity } from './journal-kit.ts';
import type { StartedTill } from './journal-till.ts';

/** The archive of a till of the tests, as the host writes it. */
export function makeArchive(
  till: Pick<StartedTill, 'journal' | 'writer'>,
  file: string,
  request: Partial<ArchiveRequest> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<WrittenArchive | null> {
  return writeArchive(
    file,
    { purpose: 'archive', asked: { from: '', through: '' }, withPersonal: false, ...request },
    {
      journal: till.journal,
      identity: tillIdentity,
      profile: fiscalProfileOf(tillIdentity.company.address.country),
      software,
      signedBy: () => ({
        journalId: till.writer.head('live')?.journalId ?? '',
        signer: till.writer.signer(),
      }),
      now: () => '2026-11-30T10:00:00.000Z',
      verification: null,
      pause: () => Promise.resolve(),
      onProgress: () => undefined,
      signal,
    },
  );
}
