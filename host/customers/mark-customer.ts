import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { type CustomerMark, momentAfter } from '../../domain/customer/customer-mark.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay, type DayContext } from '../day/day-context.ts';
import { knownCustomer } from './known-customers.ts';
import { knownMarks } from './known-marks.ts';

const answerShape = z.object({ key: z.string() });
type Answer = z.infer<typeof answerShape>;

/**
 * Says something of a customer beside who they are, or takes it back (`value` null): one entry, what was said
 * beside it (law 6), with or without a network. What is new of its own (a note, a preference) gets a random key.
 */
export async function markCustomer(
  request: CallInput<HostApi, 'markCustomer'>,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  return await mark(request, day);
}

/** The same of a note, for whom the right allows it. */
export async function noteCustomer(
  request: CallInput<HostApi, 'noteCustomer'>,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  return await mark({ ...request, kind: 'note' }, day);
}

async function mark(
  request: Pick<CustomerMark, 'kind' | 'key' | 'value'> & {
    commandId: string;
    seat: string;
    customerId: string;
  },
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const before = answered(day, request.commandId);
  if (before !== null) return ok(answerShape.parse(before));
  const { till } = day;
  const { customerId, kind, seat } = request;
  if ((await knownCustomer(till, customerId)) === null) return refuse(fail('CUSTOMER_GONE'));
  const operatorId = actorAt(till, seat);
  const isNew = request.key === '' && (kind === 'note' || kind === 'preference');
  const key = isNew ? till.newId() : request.key;
  const known = (await knownMarks(till, customerId)).find(
    (each) => each.kind === kind && each.key === key,
  );
  const value = kind === 'associate' && request.value !== null ? operatorId : request.value;
  const said: CustomerMark = {
    ...{ kind, key, value: value?.trim() ?? null, by: operatorId },
    at: momentAfter(known, Date.parse(till.now())),
  };
  const draft: EntryDraft = {
    type: 'customer',
    body: { act: 'marked', consents: [] },
    operatorId,
    personal: { reference: customerId, part: { marks: [{ ...said }] } },
  };
  const answer: Answer = { key };
  appendDay(day, { commandId: request.commandId, answer, drafts: [draft] });
  return ok(answer);
}
