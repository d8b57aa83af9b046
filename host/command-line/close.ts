import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { parseAmount } from '../../domain/money/amount-text.ts';
import { ok, refuse } from '../../domain/result.ts';
import { closeHelp } from './close-help.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';

const given = z.object({ counted: z.array(z.string()).default([]) });

/** What was counted of a tender type, as it was typed. */
interface CountedText {
  type: string;
  text: string;
}

/** `till close`: session and day, and what ends with them. */
export const close: Command = {
  options: { counted: { type: 'string', multiple: true } },
  help: closeHelp,
  read({ values, positionals: [unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = given.safeParse(values);
    if (!parsed.success) return refuse('--counted');
    const counted: CountedText[] = [];
    for (const text of parsed.data.counted) {
      const [, type, amount] = /^([a-z][a-z0-9-]{0,39}):(.+)$/.exec(text) ?? [];
      if (type === undefined || amount === undefined) return refuse(`--counted ${text}`);
      if (counted.some((known) => known.type === type)) return refuse(`--counted ${text}`);
      counted.push({ type, text: amount });
    }
    return ok((context) => closeDay(context, counted));
  },
};

async function closeDay(
  { host, output, newId }: CommandContext,
  counted: readonly CountedText[],
): Promise<CommandEnd> {
  const till = await host.snapshot('till', {});
  if (!till.ok) return { failed: till.error };
  const { currency } = till.value;
  const amounts: { type: string; amountMinor: number }[] = [];
  for (const { type, text } of counted) {
    const amount = parseAmount(text, currency);
    if (!amount.ok) return { wrong: `--counted ${type}:${text} (${currency})` };
    amounts.push({ type, amountMinor: amount.value });
  }
  const closed = await host.call('closeDay', {
    commandId: newId(),
    seat: `script-${randomBytes(6).toString('hex')}`,
    counted: { amounts },
    reasons: [],
    left: null,
  });
  if (!closed.ok) return { failed: closed.error };
  await output.lines([JSON.stringify(zOf(closed.value))]);
  return 'done';
}

/** The Z, with the session it closed and what ended with the day; without a Z when the day had none. */
function zOf({ session, closures }: CallOutput<HostApi, 'closeDay'>) {
  const [day, ...further] = closures;
  return { ...day, session, further };
}
