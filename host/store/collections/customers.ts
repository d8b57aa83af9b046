import type { CustomerDocument } from '../../../contract/document/customer.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const customers: StoredCollection<CustomerDocument> = {
  schema: {
    version: 3,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(64),
      kind: field.text(16),
      firstName: field.text(60),
      lastName: field.text(60),
      phone: field.text(16),
      email: field.text(200),
      postcode: field.text(20),
      city: field.text(100),
      language: field.text(2),
      cardNumber: field.text(40),
      tier: field.text(32),
      points: field.integer,
      birthMonth: field.json,
      consents: field.object,
      business: field.json,
      loyalty: field.json,
      marks: field.list,
    },
    required: ['id', 'kind', 'lastName'],
  },
  migrationStrategies: {
    // Before professionals everybody bought for themselves.
    1: (old: CustomerDocument) => ({ ...old, business: null }),
    // Nor did a programme know anybody.
    2: (old: CustomerDocument) => ({ ...old, loyalty: null }),
    // What is said of them beside may be absent.
    3: (old: CustomerDocument) => old,
  },
  instanceCreationOptions: {},
  autoMigrate: false,
};
