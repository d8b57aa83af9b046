import type { ItemDocument } from '../../../contract/document/item.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const items: StoredCollection<ItemDocument> = {
  schema: {
    version: 2,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(64),
      kind: field.text(16),
      gtin: field.text(14),
      name: field.text(200),
      category: field.text(64),
      eReportingCategory: field.text(4),
      price: field.object,
      vatRateBp: field.integer,
      unit: field.text(8),
      quantityScale: field.integer,
      ecoParticipationMinor: field.integer,
      model: field.text(64),
      size: field.text(32),
      colour: field.text(32),
      picture: field.text(4096),
      brand: field.text(64),
      description: field.text(2000),
      composition: field.text(400),
      care: field.text(400),
      attributes: field.list,
      media: field.list,
      supplier: field.text(64),
      guarantee: field.boolean,
      withdrawn: field.boolean,
    },
    required: ['id', 'kind', 'gtin', 'name', 'category', 'model', 'withdrawn'],
    indexes: ['gtin', 'model', 'category'],
  },
  // What a later version added may be absent; its index and search text are made by writing anew.
  migrationStrategies: { 1: (first: ItemDocument) => first, 2: (second: ItemDocument) => second },
  instanceCreationOptions: { search: 'item' },
  autoMigrate: false,
};
