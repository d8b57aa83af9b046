import type { DossierDocument } from '../../../contract/document/dossier.ts';
import { field, type StoredCollection } from './stored-collection.ts';

export const dossiers: StoredCollection<DossierDocument> = {
  schema: {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: {
      id: field.text(150),
      kind: field.text(40),
      at: field.text(40),
      details: field.object,
    },
    required: ['id', 'kind', 'at', 'details'],
  },
  migrationStrategies: {},
  instanceCreationOptions: {},
  autoMigrate: false,
};
