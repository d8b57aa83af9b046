import { givenBack } from './0002-given-back.ts';
import type { SchemaVersion } from './schema-version.ts';

const objects: Readonly<Record<string, string>> = {
  ...givenBack.objects,
  // A projection: what each entry put on gift cards, avoirs and deposits, or took off them.
  journal_stored_value: `CREATE TABLE journal_stored_value (
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  number TEXT NOT NULL,
  amountMinor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  line INTEGER NOT NULL,
  id INTEGER PRIMARY KEY,
  UNIQUE (journalId, sequence, position)
) STRICT`,
  journal_stored_value_number: `CREATE INDEX journal_stored_value_number ON journal_stored_value (number)`,
};

export const storedValue: SchemaVersion = {
  version: 3,
  objects,
  migrate(sql) {
    // Empty is right: no program of version 2 could sell a card or take a deposit.
    sql.exec(objects.journal_stored_value ?? '');
    sql.exec(objects.journal_stored_value_number ?? '');
  },
};
