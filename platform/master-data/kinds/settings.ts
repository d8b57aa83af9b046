import { z } from 'zod';
import { settingDocument } from '../../../contract/document/setting.ts';
import { assert } from '../../../domain/assert.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { type Scope, scopeText } from '../../documents/scope.ts';
import { json } from '../codecs.ts';
import { type Column, column } from '../column.ts';
import { knownScopes } from '../known.ts';
import type { CellRefusal } from '../line-refusal.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';

interface ScopedSetting {
  scope: Scope;
  id: string;
  value: z.infer<typeof settingDocument>['value'] | undefined;
}

/** Settings that are made of something else: of companies and stores, of suppliers, of what was sold. */
const derived = /^(till\.identity$|place\.|supplier\.|staff-purchases\.)/;

const columns: readonly Column<ScopedSetting>[] = [
  column('value', json(settingDocument.shape.value), {
    get: ({ value }) => value,
    set: (setting, value) => ({ ...setting, value }),
  }),
];

/** Settings: where they hold, their key, and their value as JSON; an empty value takes one away. */
export const settingsKind: MasterKind = {
  key: ['scope', 'id'],
  needed: ['scope', 'id', 'value'],
  columns: ['scope', 'id', 'value'],
  async take(sql, lines) {
    const known = await knownScopes(sql);
    const { rows, refusals } = takeRows<ScopedSetting>(lines, {
      columns,
      schema: z.unknown(),
      before({ cells }) {
        const scope = scopeText.safeParse(cells.scope?.trim());
        if (!scope.success) return refuse(wrong('scope', cells.scope));
        if (!known.has(scope.data))
          return refuse({ column: 'scope', problem: 'unknown', found: scope.data });
        const id = cells.id?.trim() ?? '';
        if (!settingDocument.shape.id.safeParse(id).success) return refuse(wrong('id', id));
        if (derived.test(id)) return refuse({ column: 'id', problem: 'fixed', found: id });
        return ok({ scope: scope.data, id, value: undefined });
      },
    });
    const written = sql.write(
      rows.map(({ row: { scope, id, value } }) => ({
        scope,
        change:
          value === undefined
            ? { collection: 'settings', erased: id }
            : { collection: 'settings', document: { id, kind: 'setting', value } },
      })),
    );
    assert(written.ok, 'A setting holds any JSON');
    return refusals;
  },
  async page(sql, after, limit) {
    const [scope = '', ...id] = after.split(' ');
    const rows = await sql.query(
      `select scope, id, content -> 'value' as value from documents
       where collection = 'settings' and content is not null
         and id <> 'till.identity' and id not like 'place.%' and id not like 'supplier.%'
         and id not like 'staff-purchases.%'
         and (scope, id) > ($1, $2)
       order by scope, id limit $3`,
      [scope, id.join(' '), limit],
    );
    const read = rows.map((row) => settingRow.parse(row));
    const last = read.at(-1);
    return {
      lines: read.map((row) => ({ ...row, value: JSON.stringify(row.value) })),
      next: read.length < limit || !last ? null : `${last.scope} ${last.id}`,
    };
  },
};

const settingRow = z.object({ scope: z.string(), id: z.string(), value: z.json() });

function wrong(name: string, found = ''): CellRefusal {
  return { column: name, problem: found.trim() === '' ? 'empty' : 'value', found };
}
