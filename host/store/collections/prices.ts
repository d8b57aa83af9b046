import type { PriceDocument } from '../../../contract/document/price.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const prices: StoredCollection<PriceDocument> = {
  schema: {
    version: 1,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(140),
      kind: field.text(16),
      list: field.text(64),
      sku: field.text(64),
      price: field.object,
      windows: field.list,
    },
    required: ['id', 'kind', 'list', 'sku'],
  },
  // Version 1 may have windows, and no price outside of them.
  migrationStrategies: { 1: (first: PriceDocument) => first },
  instanceCreationOptions: {},
  autoMigrate: false,
};
