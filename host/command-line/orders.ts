import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { ordersHelp } from './orders-help.ts';

/** As many as the call gives. */
const mostOrders = 100;

/** `till orders`: the orders of the store, or with `--store` what it has to do, as JSON. */
export const orders: Command = {
  options: { store: { type: 'boolean' } },
  help: ordersHelp,
  read({ values, positionals: [unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    return ok(values.store === true ? writeWorks : writeOrders);
  },
};

async function writeOrders({ host, output }: CommandContext): Promise<CommandEnd> {
  const found = await host.call('orders', { limit: mostOrders });
  if (!found.ok) return { failed: found.error };
  await output.lines(found.value.orders.map((order) => JSON.stringify(order)));
  return 'done';
}

async function writeWorks({ host, output }: CommandContext): Promise<CommandEnd> {
  const found = await host.call('orderWorks', { seat: 'script' });
  if (!found.ok) return { failed: found.error };
  await output.lines(found.value.works.map((work) => JSON.stringify(work)));
  return 'done';
}
