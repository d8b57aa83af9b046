// Writes rows to a till file and says each number once it is committed. Started by the tests beside.
import { writeSync } from 'node:fs';
import { openTillFile } from '../../host/store/till-file.ts';

const [folder = '', rows = '0'] = process.argv.slice(2);
const till = openTillFile({ folder, key: new Uint8Array(32).fill(9) });
till.transaction((sql) =>
  sql.exec('CREATE TABLE IF NOT EXISTS written (number INTEGER PRIMARY KEY, text TEXT)'),
);
const insert = till.sql.prepare('INSERT INTO written (text) VALUES (?)');
for (let n = 0; n < Number(rows); n += 1) {
  const { lastInsertRowid } = till.transaction(() => insert.run('x'.repeat(2_000)));
  writeSync(1, `${lastInsertRowid}\n`);
}
till.close();
