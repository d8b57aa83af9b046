import type { PriceDocument } from '../../../contract/document/item.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const prices: StoredCollection<PriceDocument> = {
  schema: {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(140),
      kind: field.text(16),
      list: field.text(64),
      sku: field.text(64),
      price: field.object,
    },
    required: ['id', 'kind', 'list', 'sku', 'price'],
  },
  migrationStrategies: {},
  instanceCreationOptions: {},
  autoMigrate: false,
};
