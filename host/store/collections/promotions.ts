import type { PromotionDocument } from '../../../contract/document/promotion.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const promotions: StoredCollection<PromotionDocument> = {
  schema: {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(64),
      kind: field.text(16),
      version: field.integer,
      names: field.object,
      currency: field.text(3),
      offer: field.object,
      conditions: field.object,
      priority: field.integer,
      combines: field.object,
      withdrawn: field.boolean,
    },
    required: ['id', 'kind', 'version', 'offer', 'conditions', 'withdrawn'],
  },
  migrationStrategies: {},
  instanceCreationOptions: {},
  autoMigrate: false,
};
