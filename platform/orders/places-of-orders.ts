/**
 * Every place that orders of a list of ids (parameter `$n`, a JSON array) ever had to do with: where their
 * parts come from or once came from, where they are collected, where somebody did something with them. A few
 * each, however many stores there are; `order_id` and `place_id`.
 */
export function placesOfOrders(parameter: string): string {
  const ids = `any(array(select jsonb_array_elements_text(${parameter}::jsonb)))`;
  return `
    select part.order_id, part.source_id as place_id from order_parts part
    where part.order_id = ${ids}
    union select head.order_id, wanted ->> 'placeId' from orders head
          cross join lateral jsonb_array_elements(head.groups) wanted
          where head.order_id = ${ids}
    union select step.order_id, step.place_id from order_steps step where step.order_id = ${ids}
    union select found.order_id, chosen ->> 'sourceId' from order_allocations found
          cross join lateral jsonb_array_elements(found.parts) chosen
          where found.order_id = ${ids}`;
}
