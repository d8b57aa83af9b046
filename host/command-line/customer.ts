import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { customerHelp } from './customer-help.ts';

/** As many as the platform gives at once. */
const mostFound = 20;

const values = z.strictObject({
  'first-name': z.string().default(''),
  'last-name': z.string().default(''),
  phone: z.string().default(''),
  email: z.string().default(''),
  postcode: z.string().default(''),
  city: z.string().default(''),
  card: z.string().default(''),
  'birth-month': z.coerce.number().int().min(1).max(12).nullable().default(null),
  'somebody-else': z.boolean().default(false),
});
type Said = z.infer<typeof values>;

/** `till customer find|show|create`: who the till and its retailer know, as JSON. */
export const customer: Command = {
  options: {
    'first-name': { type: 'string' },
    'last-name': { type: 'string' },
    phone: { type: 'string' },
    email: { type: 'string' },
    postcode: { type: 'string' },
    city: { type: 'string' },
    card: { type: 'string' },
    'birth-month': { type: 'string' },
    'somebody-else': { type: 'boolean' },
  },
  help: customerHelp,
  read({ values: given, positionals: [act, ...words] }) {
    const { data: _, language: __, help: ___, ...own } = given;
    const said = values.safeParse(own);
    if (!said.success) return refuse(`--${String(said.error.issues[0]?.path[0] ?? 'phone')}`);
    const [only, another] = words;
    if (act === 'create') {
      if (only !== undefined) return refuse(only);
      if (said.data['last-name'].trim() === '') return refuse('--last-name');
      return ok((context) => create(context, said.data));
    }
    const [option] = Object.keys(own);
    if (option !== undefined) return refuse(`--${option}`);
    if (act === 'find' && only !== undefined)
      return ok((context) => find(context, words.join(' ')));
    if (act === 'show' && only !== undefined && another === undefined)
      return ok((context) => show(context, only));
    return refuse(['customer', act ?? '', ...words].join(' ').trim());
  },
};

/** Those of the store first; of few of them the platform is asked, and that it could not be is a note. */
async function find({ host, output, note }: CommandContext, text: string): Promise<CommandEnd> {
  const here = await host.call('findCustomers', { text, limit: mostFound });
  if (!here.ok) return { failed: here.error };
  const lines = here.value.customers.map((each) => ({ ...each, isKnownHere: true }));
  const elsewhere = await host.call('findCustomersElsewhere', { text, limit: mostFound });
  if (!elsewhere.ok) note(elsewhere.error.code);
  const others = elsewhere.ok ? elsewhere.value.customers : [];
  await output.lines(
    [...lines, ...others.map((each) => ({ ...each, isKnownHere: false }))].map((each) =>
      JSON.stringify(each),
    ),
  );
  return 'done';
}

async function show({ host, output }: CommandContext, customerId: string): Promise<CommandEnd> {
  const known = await host.call('customerDetail', { customerId });
  if (!known.ok) return { failed: known.error };
  if (known.value.customer === null) return { failed: fail('CUSTOMER_GONE') };
  await output.lines([JSON.stringify(known.value.customer)]);
  return 'done';
}

async function create(context: CommandContext, said: Said): Promise<CommandEnd> {
  const { host, language, newId } = context;
  const made = await host.call('enrolCustomer', {
    ...{ commandId: newId(), seat: 'script', consents: [] },
    customer: {
      ...{ firstName: said['first-name'], lastName: said['last-name'], phone: said.phone },
      ...{ email: said.email, postcode: said.postcode, city: said.city, language },
      ...{ cardNumber: said.card, birthMonth: said['birth-month'] },
    },
    isSomebodyElse: said['somebody-else'],
  });
  if (!made.ok) return { failed: made.error };
  return await show(context, made.value.customerId);
}
