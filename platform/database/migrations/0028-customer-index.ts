import type { Migration } from '../migration.ts';

/**
 * Customers by words of their name (with slips of one letter), telephone, e-mail and card: kept by the
 * database itself from their documents, so that no way to write or erase one can forget it. What is
 * left of an erased person is nothing: a word that nobody is called by any more goes too.
 */
export const customerIndex: Migration = {
  number: 28,
  name: 'customer index',
  sql: String.raw`
create table customer_index (
  customer_id text primary key,
  -- Last name, then first name: what a list is sorted by.
  sort_name text not null,
  words text[] not null,
  phone text not null,
  email text not null,
  card_number text not null,
  siren text not null
);
create index customer_index_words on customer_index using gin (words);
create index customer_index_phone on customer_index (phone text_pattern_ops) where phone <> '';
create index customer_index_email on customer_index (email text_pattern_ops) where email <> '';
create index customer_index_card on customer_index (card_number text_pattern_ops) where card_number <> '';
create index customer_index_siren on customer_index (siren text_pattern_ops) where siren <> '';

-- Every word that somebody is called by, and each with one letter missing (of four letters or more).
create table customer_word_slips (
  slip text not null,
  word text not null,
  primary key (slip, word)
);
-- The slips of a word that nobody is called by any more; the words that begin so.
create index customer_word_slips_word on customer_word_slips (word text_pattern_ops);
create index customer_words on customer_word_slips (word text_pattern_ops) where slip = word;

-- When a store last had to do with a customer that one of its tills asked for; their document goes again later.
create table customer_visits (
  store_id text not null,
  customer_id text not null,
  last_at_ms bigint not null,
  primary key (store_id, customer_id)
);
create index customer_visits_last on customer_visits (last_at_ms);

create function plain_text(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
    replace(replace(lower(normalize(said, NFD)), 'œ', 'oe'), 'æ', 'ae'), '[\u0300-\u036f]', '', 'g')
$$;

create function plain_words(said text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct word), '{}')
  from regexp_split_to_table(plain_text(said), '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+') word where word <> ''
$$;

create function index_customer(changed_id text) returns void language plpgsql as $$
declare
  person jsonb;
  before text[];
  after text[] := '{}';
begin
  select content into person from documents
  where collection = 'customers' and id = changed_id and content is not null
  order by seq desc limit 1;
  select words into before from customer_index where customer_id = changed_id;
  if person is null then
    delete from customer_index where customer_id = changed_id;
  else
    after := plain_words(concat_ws(' ', person->>'firstName', person->>'lastName',
                                   person->'business'->>'name'));
    insert into customer_index (customer_id, sort_name, words, phone, email, card_number, siren)
    values (changed_id, plain_text(concat_ws(' ', person->>'lastName', person->>'firstName')), after,
            person->>'phone', lower(person->>'email'), person->>'cardNumber',
            coalesce(person->'business'->>'siren', ''))
    on conflict (customer_id) do update
      set sort_name = excluded.sort_name, words = excluded.words, phone = excluded.phone,
          email = excluded.email, card_number = excluded.card_number, siren = excluded.siren
      where (customer_index.sort_name, customer_index.words, customer_index.phone, customer_index.email,
             customer_index.card_number, customer_index.siren)
        is distinct from (excluded.sort_name, excluded.words, excluded.phone, excluded.email,
                          excluded.card_number, excluded.siren);
  end if;
  if before is not distinct from after then return; end if;
  insert into customer_word_slips (slip, word)
  select word, word from unnest(after) word
  union
  select left(word, at - 1) || substr(word, at + 1), word
  from unnest(after) word, generate_series(1, length(word)) at where length(word) >= 4
  on conflict do nothing;
  delete from customer_word_slips gone
  where gone.word = any (array(select unnest(before) except select unnest(after)))
    and not exists (select from customer_index where words @> array[gone.word]);
end
$$;

create function on_customer_document() returns trigger language plpgsql as $$
begin
  perform index_customer(case when tg_op = 'DELETE' then old.id else new.id end);
  return null;
end
$$;
create trigger customer_document_written after insert or update on documents
  for each row when (new.collection = 'customers') execute function on_customer_document();
create trigger customer_document_deleted after delete on documents
  for each row when (old.collection = 'customers' and old.content is not null)
  execute function on_customer_document();

select index_customer(id)
from (select distinct id from documents where collection = 'customers' and content is not null) known;
`,
};
