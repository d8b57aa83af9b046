import type { StockDocument } from '../../../contract/document/stock.ts';
import { field, type StoredCollection } from './stored-collection.ts';

/** Each kind has some of these. */
const ofOneKind = {
  placeId: field.text(64),
  onHandMilli: field.integer,
  reservedMilli: field.integer,
  safetyMilli: field.integer,
  band: field.text(8),
  regionId: field.text(64),
  places: field.object,
};

export const stock: StoredCollection<StockDocument> = {
  schema: {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(200),
      kind: field.text(16),
      sku: field.text(64),
      ...ofOneKind,
    },
    required: ['id', 'kind', 'sku'],
  },
  migrationStrategies: {},
  instanceCreationOptions: {},
  autoMigrate: false,
};
