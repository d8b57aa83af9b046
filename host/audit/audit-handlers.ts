import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import { writeAuditFile } from './audit-file.ts';
import type { AuditIndex } from './audit-index.ts';
import { auditRowOf } from './audit-row.ts';

/** What the host answers of what was done at this till. */
export function auditHandlers(from: {
  index: AuditIndex;
  journal: Journal;
  aliasOf(operatorId: string): string;
  /** Where files of it go, and how that is noted. */
  files: {
    folder: string;
    name(): string;
    pause(): Promise<void>;
    operatorAt(seat: string): string;
    /** As a command of its own. */
    note(draft: EntryDraft): Promise<void>;
  };
}): Pick<Handlers<HostApi>['calls'], 'audit' | 'auditFile'> {
  return {
    audit: withTillFailures(async ({ kind, operatorId, day, before, limit }) => {
      const places = await from.index.find({ kind, operatorId, day }, before, limit);
      const rows = places.flatMap((place) => auditRowOf(place, from) ?? []);
      const next = places.length < limit ? null : (places.at(-1)?.number ?? null);
      return ok({ rows, next });
    }),
    auditFile: withTillFailures(async ({ seat, kind, operatorId, day, language }) => {
      const { folder, name, pause, operatorAt, note } = from.files;
      const by = operatorAt(seat);
      const parts = { ...from, folder, name: name(), pause };
      const written = await writeAuditFile({ kind, operatorId, day }, language, parts);
      if (!written.ok) return written;
      const { file, rows } = written.value;
      const details = { what: 'audit', file: file.slice(0, 200), rows };
      await note({
        type: 'event',
        body: { event: 'export', details },
        operatorId: by,
        personal: null,
      });
      return written;
    }),
  };
}
