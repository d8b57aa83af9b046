import { type OperatorDocument, operatorDocument } from '../../../contract/document/operator.ts';
import { oneOf, someText, yesNo } from '../codecs.ts';
import { column } from '../column.ts';
import { documentKind } from '../document-kind.ts';

/**
 * Who signs on. PIN and badge are in no file, hashed or not: those that are stored stay, and who is new
 * has none yet.
 */
export const operatorsKind = documentKind<OperatorDocument>({
  collection: 'operators',
  schema: operatorDocument,
  key: 'id',
  columns: [
    column('alias', someText, {
      get: ({ alias }) => alias,
      set: (operator, alias) => ({ ...operator, alias }),
    }),
    column('role', oneOf(['cashier', 'associate', 'manager']), {
      get: ({ role }) => role,
      set: (operator, role) => ({ ...operator, role }),
    }),
    column('language', oneOf(['fr', 'en']), {
      get: ({ language }) => language,
      set: (operator, language) => ({ ...operator, language }),
    }),
    column('isActive', yesNo, {
      get: ({ isActive }) => isActive,
      set: (operator, isActive) => ({ ...operator, isActive }),
    }),
  ],
  scopes: 'column',
  blank: (id) => ({
    ...{ id, kind: 'operator', alias: '', role: 'cashier', language: 'fr' },
    ...{ pin: null, badge: '', isActive: true, sealedBy: '' },
  }),
  change: (document) => ({ collection: 'operators', document }),
});
