import { z } from 'zod';
import { orderStepBody } from '../../contract/entry/order-bodies.ts';
import { fail } from '../../contract/failure/failure.ts';
import { parseQuantity, quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { orderHelp } from './orders-help.ts';

const { kind, reasonCode, parcel, holdUntil } = orderStepBody.shape;

const values = z.object({
  reason: reasonCode.default(''),
  parcel: parcel.default(''),
  code: z.string().max(40).default(''),
  identity: z.boolean().default(false),
  until: holdUntil.default(''),
});

interface Wish extends z.infer<typeof values> {
  kind: z.infer<typeof kind>;
  order: string;
  /** A null quantity is all of the line. */
  lines: readonly { line: number; milli: number | null }[];
}

/** `till order`: one step of an order in this store. */
export const order: Command = {
  options: {
    reason: { type: 'string' },
    parcel: { type: 'string' },
    code: { type: 'string' },
    identity: { type: 'boolean' },
    until: { type: 'string' },
  },
  help: orderHelp,
  read({ values: given, positionals: [step, id, ...wished] }) {
    const read = kind.safeParse(step);
    if (!read.success) return refuse('STEP');
    if (id === undefined) return refuse('ORDER');
    const parsed = values.safeParse(given);
    if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    const lines: { line: number; milli: number | null }[] = [];
    for (const text of wished) {
      const [, line, asked] = /^(\d{1,4})(?:[*x](\d[\d.,]{0,11}))?$/.exec(text) ?? [];
      const quantity = asked === undefined ? null : parseQuantity(asked, 3);
      if (line === undefined || quantity?.ok === false) return refuse(text);
      const milli = quantity === null ? null : quantityMilli(quantity.value);
      lines.push({ line: Number(line), milli });
    }
    return ok((context) => doStep(context, { ...parsed.data, kind: read.data, order: id, lines }));
  },
};

async function doStep({ host, output, newId }: CommandContext, wish: Wish): Promise<CommandEnd> {
  const seat = 'script';
  const known = await host.call('orderDetail', { seat, order: wish.order });
  const found = known.ok ? null : await host.call('findOrders', { seat, text: wish.order });
  if (found?.ok === false) return { failed: found.error };
  // A customer's name may be of several orders: a script says which.
  const [only, another] = known.ok ? [known.value] : (found?.value.orders ?? []);
  if (!only || another) return { failed: fail('ORDER_UNKNOWN') };
  const lines = wish.lines.map(({ line, milli }) => {
    const of = only.lines.find((each) => each.line === line);
    return { line, quantityMilli: milli ?? of?.quantityMilli ?? 1_000 };
  });
  const check = wish.identity ? 'identity' : wish.code === '' ? '' : 'code';
  const done = await host.call('stepOrder', {
    ...{ commandId: newId(), seat, order: only.id, kind: wish.kind, lines, check },
    ...{ reasonCode: wish.reason, parcel: wish.parcel, code: wish.code, holdUntil: wish.until },
  });
  if (!done.ok) return { failed: done.error };
  await output.lines([JSON.stringify(done.value)]);
  return 'done';
}
