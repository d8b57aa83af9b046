import type { ItemDocument } from '../../../contract/document/item.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const items: StoredCollection<ItemDocument> = {
  schema: {
    version: 0,
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
      withdrawn: field.boolean,
    },
    required: ['id', 'kind', 'gtin', 'name', 'withdrawn'],
    indexes: ['gtin'],
  },
  migrationStrategies: {},
  instanceCreationOptions: { search: 'item' },
  autoMigrate: false,
};
