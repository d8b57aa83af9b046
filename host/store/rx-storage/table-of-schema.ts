import type { RxDocumentData, RxJsonSchema } from 'rxdb';
import { getPrimaryFieldOfPrimaryKey, getSchemaByObjectPath } from 'rxdb';
import { assert } from '../../../domain/assert.ts';
import type { ColumnShape, TableShape } from '../engine/table-shape.ts';
import type { SearchKind } from '../search/search-text.ts';

/** The table of a collection: one real column per indexed field, one SQL index per RxDB index. */
export function tableOfSchema<T>(
  collectionName: string,
  schema: RxJsonSchema<RxDocumentData<T>>,
  search: SearchKind | null,
): TableShape {
  const primaryKey = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const indexes = (schema.indexes ?? []).map((index) =>
    typeof index === 'string' ? [index] : [...index],
  );
  const fields = [...new Set(indexes.flat())].filter(
    (field) => !(field in ownColumns) && field !== primaryKey,
  );
  return {
    name: `${collectionName}-${schema.version}`,
    primaryKey,
    columns: fields.map((field) => columnOf(schema, field)),
    indexes: indexes
      .filter((index) => !index.includes('_meta.lwt'))
      .map((index) => index.map((field) => columnName(primaryKey, field))),
    search,
  };
}

/** RxDB's own fields that every table has as columns. `_meta.lwt` has no index: `seq` does its work. */
const ownColumns: Record<string, ColumnShape> = {
  _deleted: { name: 'deleted', path: ['_deleted'], type: 'boolean' },
  '_meta.lwt': { name: 'lwt', path: ['_meta', 'lwt'], type: 'number' },
};

/** The column that holds a field, or null if the field is in no index. */
export function columnOfField(table: TableShape, field: string): ColumnShape | null {
  if (field === table.primaryKey) return { name: 'id', path: [field], type: 'text' };
  const own = ownColumns[field];
  if (own) return own;
  return table.columns.find(({ name }) => name === prefixed(field)) ?? null;
}

function columnName(primaryKey: string, field: string): string {
  if (field === primaryKey) return 'id';
  return ownColumns[field]?.name ?? prefixed(field);
}

/** A field may be called `seq` or `data`, so its column is not. */
function prefixed(field: string): string {
  return `:${field}`;
}

function columnOf<T>(schema: RxJsonSchema<RxDocumentData<T>>, field: string): ColumnShape {
  const type = getSchemaByObjectPath<RxDocumentData<T>>(schema, field)?.type;
  assert(
    typeof type === 'string' && type in columnTypes,
    `The indexed field ${field} has one type`,
  );
  const columnType = columnTypes[type];
  assert(columnType !== undefined, `The indexed field ${field} has an indexable type`);
  return { name: prefixed(field), path: field.split('.'), type: columnType };
}

const columnTypes: Record<string, ColumnShape['type']> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
};
