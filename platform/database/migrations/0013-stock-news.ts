import type { Migration } from '../migration.ts';

/** Whoever changes stock, every process hears of which items: tills wait for it while somebody looks. */
export const stockNews: Migration = {
  number: 13,
  name: 'stock news',
  sql: `
-- A notification holds less than 8,000 bytes: a few skus each, and '*' instead of very many.
create function tell_stock() returns trigger language plpgsql as $$
declare
  told text;
begin
  if (select count(*) from (select distinct sku from changed limit 1001) as counted) > 1000 then
    perform pg_notify('comptoir_stock', '*');
    return null;
  end if;
  for told in
    select jsonb_agg(sku)::text
    from (select sku, (row_number() over (order by sku) - 1) / 16 as part
          from (select distinct sku from changed where condition = 'sellable') as skus) as parts
    group by part
  loop
    perform pg_notify('comptoir_stock', told);
  end loop;
  return null;
end $$;

-- Statement by statement, so that a push of many sales costs one call.
create trigger stock_told_after_insert after insert on stock
  referencing new table as changed for each statement execute function tell_stock();
create trigger stock_told_after_update after update on stock
  referencing new table as changed for each statement execute function tell_stock();
create trigger stock_told_after_delete after delete on stock
  referencing old table as changed for each statement execute function tell_stock();
`,
};
