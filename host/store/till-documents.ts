import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { DossierDocument } from '../../contract/document/dossier.ts';
import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { OrderDocument } from '../../contract/document/order.ts';
import type { SettingDocument } from '../../contract/document/setting.ts';
import type { TaskDocument } from '../../contract/document/task.ts';
import { customers } from './collections/customers.ts';
import { dossiers } from './collections/dossiers.ts';
import { operators } from './collections/operators.ts';
import { orders } from './collections/orders.ts';
import { settings } from './collections/settings.ts';
import { tasks } from './collections/tasks.ts';
import { inThread } from './engine/async-engine.ts';
import { fedDocumentsSql } from './engine/fed-documents.ts';
import { feedStateSql } from './engine/feed-state.ts';
import { createWriteEngine } from './engine/write-engine.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { DocumentFile } from './rx-storage/document-file.ts';
import { tableOfCollection } from './table-of-collection.ts';
import type { TillFile } from './till-file.ts';

interface TillTypes {
  customers: CustomerDocument;
  operators: OperatorDocument;
  settings: SettingDocument;
  orders: OrderDocument;
  tasks: TaskDocument;
  dossiers: DossierDocument;
}

export const tillTables = {
  customers: tableOfCollection('customers', customers),
  operators: tableOfCollection('operators', operators),
  settings: tableOfCollection('settings', settings),
  orders: tableOfCollection('orders', orders),
  tasks: tableOfCollection('tasks', tasks),
  dossiers: tableOfCollection('dossiers', dossiers),
};

export interface TillDocuments extends OpenDatabase<TillTypes> {
  file: DocumentFile;
}

/** The collections of the till file, written in this thread on its one connection. */
export async function openTillDocuments(till: TillFile): Promise<TillDocuments> {
  till.transaction((sql) => sql.exec(`${feedStateSql};${fedDocumentsSql}`));
  const file = new DocumentFile(till.sql, inThread(createWriteEngine(till.sql, till.transaction)));
  const database = await openDatabase<TillTypes>(till.sql.file, file, {
    customers,
    operators,
    settings,
    orders,
    tasks,
    dossiers,
  });
  return { ...database, file };
}
