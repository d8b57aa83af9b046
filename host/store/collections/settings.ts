import type { SettingDocument } from '../../../contract/document/setting.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const settings: StoredCollection<SettingDocument> = {
  schema: {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(100),
      kind: field.text(16),
      value: field.json,
    },
    required: ['id', 'kind', 'value'],
  },
  migrationStrategies: {},
  instanceCreationOptions: {},
  autoMigrate: false,
};
