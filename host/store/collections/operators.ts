import type { OperatorDocument } from '../../../contract/document/operator.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const operators: StoredCollection<OperatorDocument> = {
  schema: {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(64),
      kind: field.text(16),
      alias: field.text(40),
      role: field.text(16),
      language: field.text(2),
    },
    required: ['id', 'kind', 'alias', 'role', 'language'],
  },
  migrationStrategies: {},
  instanceCreationOptions: {},
  autoMigrate: false,
};
