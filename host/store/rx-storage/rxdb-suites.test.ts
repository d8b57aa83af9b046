// RxDB's own suites for storages, run on ours.
import { isDeepStrictEqual } from 'node:util';
import { addRxPlugin, type RxCollection } from 'rxdb';
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { Subject } from 'rxjs';
import { afterAll, describe, expect, it } from 'vitest';
import { rxdbTestUtils } from './rxdb-test-utils.ts';
import { sqliteStorage } from './sqlite-storage.ts';
import { testFiles } from './test-files.ts';

const utils = await rxdbTestUtils();
const files = testFiles();
// The suite wants RxDB's development mode, which wants documents validated.
disableWarnings();
addRxPlugin(RxDBDevModePlugin);
const storage = wrappedValidateAjvStorage({ storage: sqliteStorage(files) });
afterAll(() => files.dispose());

// The suite is written for Mocha, whose functions are global.
Object.assign(globalThis, { describe, it });
utils.setConfig({
  storage: {
    name: 'comptoir-sqlite',
    getStorage: () => storage,
    getPerformanceStorage: () => ({ storage, description: 'comptoir-sqlite' }),
    hasPersistence: true,
    hasMultiInstance: false,
    hasAttachments: false,
    hasReplication: true,
  },
});

interface Person {
  passportId: string;
  _deleted: boolean;
}
interface Pushed {
  assumedMasterState?: Person;
  newDocumentState: Person;
}

/** A server that all collections of the suite share: last change of each document, in order. */
const stored = new Map<string, { person: Person; n: number }>();
const changed = new Subject<{ documents: Person[]; checkpoint: { n: number } }>();
let n = 0;

function pull(since: { n: number } | undefined, limit: number) {
  const after = [...stored.values()]
    .filter((one) => one.n > (since?.n ?? 0))
    .sort((a, b) => a.n - b.n)
    .slice(0, limit);
  const documents = after.map(({ person }) => person);
  return { documents, checkpoint: { n: after.at(-1)?.n ?? since?.n ?? 0 } };
}

function push(rows: Pushed[]): Person[] {
  const conflicts: Person[] = [];
  const taken: Person[] = [];
  for (const { assumedMasterState, newDocumentState } of rows) {
    const master = stored.get(newDocumentState.passportId)?.person;
    if (master && !isDeepStrictEqual(master, assumedMasterState)) {
      conflicts.push(master);
      continue;
    }
    n += 1;
    stored.set(newDocumentState.passportId, { person: newDocumentState, n });
    taken.push(newDocumentState);
  }
  if (taken.length > 0) changed.next({ documents: taken, checkpoint: { n } });
  return conflicts;
}

function start(collection: RxCollection, live: boolean) {
  return replicateRxCollection<Person, { n: number }>({
    collection,
    replicationIdentifier: 'suite',
    live,
    waitForLeadership: false,
    pull: { handler: async (since, limit) => pull(since, limit), stream$: changed },
    push: { handler: async (rows) => push(structuredClone(rows) as Pushed[]) },
  });
}

describe('RxDB’s replication suite', () => {
  utils.runReplicationBaseTestSuite({
    startReplication: (collection) => start(collection, true),
    async syncOnce(collection) {
      const replication = start(collection, false);
      await replication.awaitInitialReplication();
    },
    getAllServerDocs: async () => [...stored.values()].map(({ person }) => person),
    cleanUpServer: async () => stored.clear(),
    softDeletes: true,
    isDeleted: (document) => document._deleted,
    getPrimaryOfServerDoc: (document) => document.passportId,
    waitTime: 50,
  });
});

it('RxDB’s performance test runs to its end', async () => {
  const result = await utils.runPerformanceTests(storage, 'comptoir-sqlite', {
    runs: 1,
    docsAmount: 600,
    waitBetweenTests: 0,
    log: false,
  });
  expect(result['find-by-query']).toBeTypeOf('number');
});
