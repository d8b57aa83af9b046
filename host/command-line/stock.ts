import { z } from 'zod';
import type { NetworkStock, StockDepth, StockSource } from '../../contract/host/stock-shapes.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { stockHelp } from './stock-help.ts';

const given = z.object({ example: z.literal('short-here').optional() });

/** `till stock`: what the own store and the network have of an item, and where, as JSON. */
export const stock: Command = {
  options: { example: { type: 'string' } },
  help: stockHelp,
  read({ values, positionals: [code, unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = given.safeParse(values);
    if (!parsed.success) return refuse('--example');
    if ((code === undefined) === (parsed.data.example === undefined)) return refuse('CODE');
    return ok((context) => writeStock(context, code));
  },
};

async function writeStock(
  { host, output }: CommandContext,
  given: string | undefined,
): Promise<CommandEnd> {
  let code = given;
  if (code === undefined) {
    const example = await host.call('shortHere', {});
    if (!example.ok) return { failed: example.error };
    code = example.value.sku;
  }
  const found = await host.call('networkStock', { code });
  if (!found.ok) return { failed: found.error };
  const { name, stock } = found.value;
  await output.lines([JSON.stringify({ sku: stock.sku, name, ...written(stock) })]);
  return 'done';
}

function written({ sku, from, ageMs, why, variants, sources, moreCount }: NetworkStock) {
  const { ownMilli = null, network = null } = variants[sku] ?? {};
  return {
    own: units(ownMilli),
    network: depth(network),
    sources: sources.map(source),
    moreSources: moreCount,
    ageMs,
    isLive: from === 'live',
    from,
    ...(why !== null && { why: why.code }),
  };
}

function source({ available, reservedMilli, ...rest }: StockSource) {
  return { ...rest, available: depth(available), reserved: units(reservedMilli) };
}

/** Units as a number where they are exact, else the band as it is: `2-5`, `6+`. */
function depth(known: StockDepth | null): number | string | null {
  if (known === null) return null;
  return known.kind === 'exact' ? units(known.milli) : known.band;
}

function units(milli: number | null): number | null {
  return milli === null ? null : milli / 1_000;
}
