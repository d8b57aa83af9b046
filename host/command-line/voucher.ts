import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { voucherHelp } from './voucher-help.ts';

/** `till voucher show CODE`: what a gift card, avoir or deposit is worth and how that is known, as JSON. */
export const voucher: Command = {
  options: {},
  help: voucherHelp,
  read({ positionals: [action, code, unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    if (action !== 'show') return refuse('show');
    return code === undefined ? refuse('CODE') : ok((context) => showVoucher(context, code));
  },
};

async function showVoucher({ host, output }: CommandContext, text: string): Promise<CommandEnd> {
  const found = await host.call('lookUpValue', { text, paysAt: '', anyState: true });
  if (!found.ok) return { failed: found.error };
  const { asOf, why, unusable, ...value } = found.value;
  const ageMs = asOf === null ? null : Math.max(0, Date.now() - Date.parse(asOf));
  await output.lines([
    JSON.stringify({
      ...{ ...value, asOf, ageMs },
      ...(unusable !== '' && { unusable }),
      ...(why !== '' && { why }),
    }),
  ]);
  return 'done';
}
