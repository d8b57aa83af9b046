// Finding somebody among all customers of a retailer, as the platform answers a till.
import { findCustomers } from '../../../platform/customers/find-customers.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { migrate } from '../../../platform/database/migrate.ts';
import { openPostgres } from '../../../platform/database/postgres.ts';
import { findPostgres } from '../../support/platform/find-postgres.ts';
import { startPostgres } from '../../support/platform/postgres-server.ts';
import type { Bench } from '../group.ts';
import { median, p95, repeat, timed } from '../measure.ts';
import { record } from '../row.ts';
import { profileRows } from './profile-rows.ts';

const customers = Number(process.env.COMPTOIR_BENCH_CUSTOMERS ?? 2_000_000);
const lastNames = 60_000;
const firstNames = 3_000;
const asked = 400;
const warmUp = 50;
/** Whose purchases are read too. */
const profiled = 160;
const column = 'PostgreSQL';
const storeId = 'store-001';

export async function customerRows(bench: Bench): Promise<void> {
  if (!bench.databases.includes('PostgreSQL')) return;
  if (findPostgres() === null) {
    bench.byDatabase.notes.push('PostgreSQL: skipped, there is none on this machine');
    return;
  }
  const server = await startPostgres({ durable: true });
  const database = openPostgres(await server.newDatabase());
  try {
    await migrate(database);
    bench.note(`${column}: ${customers.toLocaleString('en')} customers …`);
    await database.transaction(fill);
    await measure(bench, database);
  } finally {
    await database.close();
    server.stop();
  }
}

/** Names as often as they are in life: the n-th is borne by about 1/n. */
async function fill(database: Queries): Promise<void> {
  // Filling takes longer than any question may.
  await database.query('set local statement_timeout = 0');
  await database.query('alter table documents disable trigger user');
  await database.query(`create function bench_name(n int, salt text) returns text language sql immutable as $$
    select initcap(string_agg(substr('bacadefagahajakalamanaparasatavazabecedegejelemeneperesetevezebiciligiminipirisitivibocologomonoporosotovobuculugumunupurusutuvu',
      1 + 2 * (('x' || substr(md5(salt || n || i), 1, 6))::bit(24)::int % 64), 2), ''))
    from generate_series(1, 2 + n % 3) i $$`);
  await database.query(
    `create table bench_last as select n, bench_name(n, 'last') as name from generate_series(1, ${lastNames}) n`,
  );
  await database.query(
    `create table bench_first as select n, bench_name(n, 'first') as name from generate_series(1, ${firstNames}) n`,
  );
  await database.query('create index on bench_last (n)');
  await database.query('create index on bench_first (n)');
  await database.query(
    `insert into documents (scope, file, collection, id, content, seq)
     select 'store:store-' || lpad((m % 500)::text, 3, '0'), 'till', 'customers', 'customer-' || lpad(m::text, 8, '0'),
       jsonb_build_object('id', 'customer-' || lpad(m::text, 8, '0'), 'kind', 'customer', 'firstName', f.name, 'lastName', l.name,
         'phone', '+336' || lpad(((m * 7919::bigint) % 100000000)::text, 8, '0'),
         'email', lower(f.name) || '.' || lower(l.name) || m || '@example.fr', 'postcode', '69000', 'city', 'Lyon',
         'language', 'fr', 'cardNumber', (10000000 + m)::text, 'tier', '', 'points', 0, 'birthMonth', null,
         'consents', '{"email":{"isGiven":false,"at":"2026-01-01"},"sms":{"isGiven":false,"at":"2026-01-01"},"profiling":{"isGiven":false,"at":"2026-01-01"}}'::jsonb,
         'business', null, 'loyalty', null), m
     from generate_series(1, ${customers}) m
     join bench_last l on l.n = 1 + floor(exp(random_of(m, 1) * ln(${lastNames})))::int % ${lastNames}
     join bench_first f on f.n = 1 + floor(exp(random_of(m, 2) * ln(${firstNames})))::int % ${firstNames}`.replaceAll(
      /random_of\(m, (\d)\)/g,
      `((('x' || substr(md5(m || '/$1'), 1, 7))::bit(28)::int)::float8 / 268435456)`,
    ),
  );
  await database.query('drop index customer_index_words');
  await database.query(
    `insert into customer_index
     select id, plain_text(concat_ws(' ', content->>'lastName', content->>'firstName')),
       plain_words(concat_ws(' ', content->>'firstName', content->>'lastName')),
       content->>'phone', content->>'email', content->>'cardNumber', ''
     from documents where collection = 'customers'`,
  );
  await database.query('create index customer_index_words on customer_index using gin (words)');
  await database.query(
    `insert into customer_word_slips (slip, word)
     select word, word from (select distinct unnest(words) as word from customer_index) each
     union
     select left(word, at - 1) || substr(word, at + 1), word
     from (select distinct unnest(words) as word from customer_index) each,
          generate_series(1, length(word)) at where length(word) >= 4
     on conflict do nothing`,
  );
  await database.query('alter table documents enable trigger user');
  await database.query('analyze');
}

async function measure(bench: Bench, database: Database): Promise<void> {
  const rows = await database.query(
    `select id, content->>'firstName' as first, content->>'lastName' as last, content->>'phone' as phone,
            content->>'cardNumber' as card
     from documents where collection = 'customers' and id in (
       select 'customer-' || lpad((1 + (n * 104729::bigint) % ${customers})::text, 8, '0') from generate_series(1, ${asked}) n)`,
  );
  const people = rows.map(({ id, first, last, phone, card }) => ({
    ...{
      id: String(id),
      first: String(first),
      last: String(last),
      phone: String(phone),
      card: String(card),
    },
  }));
  const ways: Record<string, (person: (typeof people)[number]) => string> = {
    'a whole telephone': ({ phone }) => phone.replace('+33', '0'),
    'the first six digits of a telephone': ({ phone }) => phone.replace('+33', '0').slice(0, 6),
    'a card': ({ card }) => card,
    'first and last name': ({ first, last }) => `${first} ${last}`,
    'the last name alone': ({ last }) => last,
    'three letters of each name': ({ first, last }) => `${first.slice(0, 3)} ${last.slice(0, 3)}`,
    'three letters': ({ last }) => last.slice(0, 3),
    'a last name with a slip, and the first name': ({ first, last }) =>
      `${first} ${last.slice(0, 2)}q${last.slice(3)}`,
  };
  const target = { text: '< 100', isMet: (value: number) => value < 100 };
  for (const [what, textOf] of Object.entries(ways)) {
    const took = await timed(
      repeat(people.length).map((n) => people[n] ?? people[0]),
      async (person) => {
        if (!person) return;
        await findCustomers(database, { text: textOf(person), limit: 20, storeId, country: 'FR' });
      },
      { warmUp },
    );
    const name = `a customer among ${customers.toLocaleString('en')} by ${what}`;
    record(bench.byDatabase, column, { what: `${name}, median`, unit: 'ms', value: median(took) });
    record(bench.byDatabase, column, {
      what: `${name}, p95`,
      unit: 'ms',
      value: p95(took),
      target,
    });
  }
  await profileRows(bench, database, people.slice(0, profiled), customers);
}
