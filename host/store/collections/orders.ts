import type { OrderDocument } from '../../../contract/document/order.ts';
import { orderWithGroups } from './order-with-groups.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const orders: StoredCollection<OrderDocument> = {
  schema: {
    version: 1,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(100),
      kind: field.text(16),
      storeId: field.text(64),
      number: field.text(60),
      receiptNumber: field.text(40),
      customerId: field.text(64),
      takenAt: field.text(40),
      currency: field.text(3),
      depositNumber: field.text(20),
      collectCode: field.text(8),
      groups: field.list,
      lines: field.list,
    },
    required: ['id', 'kind', 'storeId', 'takenAt', 'lines'],
  },
  migrationStrategies: { 1: orderWithGroups },
  instanceCreationOptions: {},
  autoMigrate: false,
};
