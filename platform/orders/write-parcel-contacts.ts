import { z } from 'zod';
import { type ParcelContact, parcelContactId } from '../../contract/document/task.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Gives the tills of each store that has a parcel of these orders to send where it goes, and takes it back
 * from them when the parcel has left, is another place's, or its customer was erased (law 6). Call it after
 * the orders' parts are in.
 */
export async function writeParcelContacts(
  sql: FeedTransaction,
  orderIds: readonly string[],
): Promise<void> {
  const rows = await sql.query(
    `with wanted as (
       select part.order_id, part.source_id as store_id, array_agg(distinct line.group_number) as groups
       from order_parts part
       join order_lines line on line.order_id = part.order_id and line.line = part.line
       join places place on place.id = part.source_id and place.kind = 'store'
       where part.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
         and line.fulfilment = 'ship' and part.state in ('allocated', 'picking', 'packed')
       group by part.order_id, part.source_id),
     known as (
       select wanted.*, coalesce(personal.text::jsonb, web.part) as part
       from wanted
       join orders head on head.order_id = wanted.order_id
       left join personal_parts personal
         on personal.journal_id = head.journal_id and personal.sequence = head.sequence
       left join web_contacts web on web.order_id = wanted.order_id
       where personal.text is not null or web.part is not null),
     over as (
       delete from told_parcel_contacts told
       where told.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
         and not exists (select 1 from known
                         where known.order_id = told.order_id and known.store_id = told.store_id)
       returning order_id, store_id),
     told as (
       insert into told_parcel_contacts (order_id, store_id)
       select order_id, store_id from known on conflict do nothing)
     select known.order_id, known.store_id, known.groups, known.part, head.taken_at
     from known join orders head on head.order_id = known.order_id
     union all
     select order_id, store_id, null, null, null from over`,
    [JSON.stringify(orderIds)],
  );
  const written = sql.write(
    rows.map((row) => {
      const { order_id: order, store_id: storeId, taken_at: at, ...of } = contactRow.parse(row);
      const id = parcelContactId(order);
      const groups = of.part === null ? [] : contactsOf(of.part, of.groups ?? []);
      const scope = `store:${storeId}` as const;
      if (groups.length === 0 || at === null) {
        return { scope, change: { collection: 'tasks' as const, erased: id } };
      }
      const document = { id, kind: 'parcel-contact' as const, at, details: { order, groups } };
      return { scope, change: { collection: 'tasks' as const, document } };
    }),
  );
  if (!written.ok) throw new Error('a parcel is no document');
}

/** Of the groups whose address is known. A till names them by their number, a web shop in a list. */
function contactsOf(
  { name, phone, addresses }: z.infer<typeof personalPart>,
  groups: readonly number[],
): ParcelContact[] {
  return groups.flatMap((group) => {
    const address = Array.isArray(addresses)
      ? addresses.find((each) => each.group === group)
      : addresses[String(group)];
    if (!address) return [];
    const { street, postcode, city, country } = address;
    return [{ group, name: address.name || name, phone, street, postcode, city, country }];
  });
}

const address = z.object({
  name: z.string().default(''),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string().default(''),
});

/** What stands beside the entry or the web order, as far as a parcel needs it. */
const personalPart = z.object({
  name: z.string().default(''),
  phone: z.string().default(''),
  addresses: z
    .union([z.array(address.extend({ group: z.int() })), z.record(z.string(), address)])
    .default({}),
});

const contactRow = z.object({
  order_id: z.string(),
  store_id: z.string(),
  groups: z.array(z.int()).nullable(),
  // What an older release wrote otherwise names no address: then the store has to ask.
  part: personalPart.nullable().catch(null),
  taken_at: z.string().nullable(),
});
