import type { OperatorDocument } from '../../../contract/document/operator.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const operators: StoredCollection<OperatorDocument> = {
  schema: {
    version: 1,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(64),
      kind: field.text(16),
      alias: field.text(40),
      role: field.text(16),
      language: field.text(2),
      pin: field.json,
      badge: field.text(43),
      isActive: field.boolean,
      sealedBy: field.text(43),
    },
    required: ['id', 'kind', 'alias', 'role', 'language', 'badge', 'isActive', 'sealedBy'],
  },
  migrationStrategies: {
    // Before sign-on nobody had a PIN.
    1: (old: OperatorDocument) => ({ ...old, pin: null, badge: '', isActive: true, sealedBy: '' }),
  },
  instanceCreationOptions: {},
  autoMigrate: false,
};
