import { z } from 'zod';
import { customerDocument } from '../../contract/document/customer.ts';
import type { FindCustomersAnswer } from '../../contract/platform/find-customers.ts';
import { nameWords, shortestSlippery, slipsOf } from '../../domain/customer/name-words.ts';
import { e164 } from '../../domain/customer/phone-number.ts';
import type { Queries } from '../database/database.ts';

/** Words that one word of the question may stand for. */
const mostWords = 300;
/** Candidates that are sorted: of more the question was too short to mean one. */
const mostSorted = 2_000;
/** Of fewer signs nobody is looked for: the people of a retailer are found, never listed. */
const shortestText = 3;
const shortestNumber = 4;

/**
 * Customers of the whole retailer that a text may mean: by telephone, e-mail, card, SIREN, or words of names, first as
 * they are written, then with a slip of one letter in each. Those that the store knows come first, then by name.
 */
export async function findCustomers(
  sql: Queries,
  asked: { text: string; limit: number; storeId: string; country: string },
): Promise<FindCustomersAnswer> {
  const ids = await idsOf(sql, asked);
  if (ids.length === 0) return { found: [] };
  const rows = await sql.query(
    `select distinct on (id) content,
       bool_or(scope = $2) over (partition by id) as "isKnownHere"
     from documents
     where collection = 'customers' and content is not null
       and id in (select jsonb_array_elements_text($1::jsonb))
     order by id, seq desc`,
    [JSON.stringify(ids), `store:${asked.storeId}`],
  );
  const order = new Map(ids.map((id, at) => [id, at]));
  const found = rows
    .map((row) => foundRow.parse(row))
    .map(({ content, isKnownHere }) => {
      const { id, firstName, lastName, phone, email, city, cardNumber, business } = content;
      const companyName = business?.name ?? '';
      return { id, firstName, lastName, phone, email, city, cardNumber, companyName, isKnownHere };
    })
    .sort(
      (a, b) =>
        Number(b.isKnownHere) - Number(a.isKnownHere) ||
        (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
    );
  return { found };
}

async function idsOf(
  sql: Queries,
  { text, limit, country }: { text: string; limit: number; country: string },
): Promise<string[]> {
  const said = text.trim();
  if (said.length < shortestText) return [];
  if (/^\+?[\d\s.()/-]+$/.test(said)) return await byNumber(sql, said, { limit, country });
  if (said.includes('@')) {
    return await startingWith(sql, [['email', said.toLowerCase()]], limit);
  }
  const words = nameWords(said);
  const asWritten = await Promise.all(words.map((word) => begun(sql, word)));
  const exact = await byWords(sql, asWritten, limit);
  if (exact.length > 0) return exact;
  const near = await Promise.all(asWritten.map((meant) => slipped(sql, meant)));
  const slips = await byWords(sql, near, limit);
  if (slips.length > 0) return slips;
  return await startingWith(sql, [['card_number', said]], limit);
}

/** A telephone as it is dialled, a card, a SIREN: whatever begins so. */
async function byNumber(
  sql: Queries,
  said: string,
  { limit, country }: { limit: number; country: string },
): Promise<string[]> {
  const digits = said.replaceAll(/\D/g, '');
  if (digits.length < shortestNumber) return [];
  const whole = e164(said, country);
  const national = e164('0600000000', country)?.replace('600000000', '') ?? '';
  const phone = said.startsWith('+')
    ? `+${digits}`
    : digits.startsWith('00')
      ? `+${digits.slice(2)}`
      : `${national}${digits.replace(/^0/, '')}`;
  return await startingWith(
    sql,
    [
      ['phone', whole || phone],
      ['card_number', digits],
      ['siren', digits],
    ],
    limit,
  );
}

/** In the order of names, whichever of these columns begins so. */
async function startingWith(
  sql: Queries,
  beginnings: readonly (readonly [
    column: 'phone' | 'email' | 'card_number' | 'siren',
    text: string,
  ])[],
  limit: number,
): Promise<string[]> {
  // One column each, in the order of its own index: what begins with `+33` is not all sorted first.
  const parts = beginnings.map(
    ([column], index) =>
      `(select customer_id, sort_name from customer_index
        where ${column} like $${index + 2} and ${column} <> ''
        order by ${column} using ~<~ limit $1)`,
  );
  const rows = await sql.query(
    `select customer_id from (${parts.join(' union ')}) found order by sort_name, customer_id limit $1`,
    [limit, ...beginnings.map(([, text]) => beginningWith(text))],
  );
  return rows.map((row) => idRow.parse(row).customer_id);
}

/** Words that somebody is called by and that begin so. */
async function begun(sql: Queries, word: string): Promise<Meant> {
  const rows = await sql.query(
    `select word from customer_word_slips where slip = word and word like $1
     order by word limit $2`,
    [beginningWith(word), mostWords],
  );
  return { word, words: rows.map((row) => wordRow.parse(row).word) };
}

/** Words that are one slip away, the word itself and its continuations among them. */
async function slipped(sql: Queries, { word, words }: Meant): Promise<Meant> {
  if (word.length < shortestSlippery || words.length === mostWords) return { word, words };
  const rows = await sql.query(
    `select distinct word from customer_word_slips
     where slip in (select jsonb_array_elements_text($1::jsonb)) limit $2`,
    [JSON.stringify(slipsOf(word)), mostWords],
  );
  const near = rows.map((row) => wordRow.parse(row).word);
  return { word, words: [...new Set([...words, ...near])].slice(0, mostWords - 1) };
}

/** Who has one word of each of these lists. */
async function byWords(sql: Queries, meant: readonly Meant[], limit: number): Promise<string[]> {
  if (meant.length === 0 || meant.some(({ words }) => words.length === 0)) return [];
  // A beginning of more names than are looked up is compared with each who is left by the others.
  const each = meant.map(({ words }, index) =>
    words.length < mostWords
      ? `words && array(select jsonb_array_elements_text($${index + 3}::jsonb))`
      : `exists (select from unnest(words) word where word like $${index + 3})`,
  );
  const rows = await sql.query(
    `select customer_id from (
       select customer_id, sort_name from customer_index where ${each.join(' and ')} limit $2
     ) found order by sort_name, customer_id limit $1`,
    [
      limit,
      mostSorted,
      ...meant.map(({ word, words }) =>
        words.length < mostWords ? JSON.stringify(words) : beginningWith(word),
      ),
    ],
  );
  return rows.map((row) => idRow.parse(row).customer_id);
}

/** A word of the question, and the words of names that it may stand for, `mostWords` at most. */
interface Meant {
  word: string;
  words: readonly string[];
}

/** For `like`. */
function beginningWith(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

const idRow = z.object({ customer_id: z.string() });
const wordRow = z.object({ word: z.string() });
const foundRow = z.object({ content: customerDocument, isKnownHere: z.boolean() });
