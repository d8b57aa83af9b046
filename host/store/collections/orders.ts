import type { OrderDocument } from '../../../contract/document/order.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const orders: StoredCollection<OrderDocument> = {
  schema: {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(100),
      kind: field.text(16),
      storeId: field.text(64),
      receiptNumber: field.text(40),
      customerId: field.text(64),
      takenAt: field.text(40),
      currency: field.text(3),
      lines: field.list,
    },
    required: ['id', 'kind', 'storeId', 'takenAt', 'lines'],
  },
  migrationStrategies: {},
  instanceCreationOptions: {},
  autoMigrate: false,
};
