import { z } from 'zod';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { exportAnswer, exportLines, exportRequest } from '../../master-data/export-lines.ts';
import { importAnswer, importLines, importRequest } from '../../master-data/import-lines.ts';
import { masterKindNames } from '../../master-data/master-kind.ts';
import { openRoute, type Route } from '../route.ts';

const parameters = z.strictObject({ kind: z.enum(masterKindNames) });

/** For who runs the platform: master data as tables, in and out. */
export function masterDataRoutes(database: Database): Route[] {
  return [
    openRoute({
      method: 'POST',
      path: '/v1/master-data/{kind}/import',
      summary: 'Takes lines of a table of master data; says which it refuses and why',
      access: 'operations',
      maximumBytes: 8 * 1024 * 1024,
      parameters,
      body: importRequest,
      answer: importAnswer,
      handle: async ({ parameters: { kind }, body }) => ok(await importLines(database, kind, body)),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/master-data/{kind}/export',
      summary: 'The next lines of a table of master data, as an import takes them',
      access: 'operations',
      maximumBytes: 1_024,
      parameters,
      body: exportRequest,
      answer: exportAnswer,
      handle: async ({ parameters: { kind }, body: { after } }) =>
        ok(await exportLines(database, kind, after)),
    }),
  ];
}
