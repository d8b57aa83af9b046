import { z } from 'zod';
import type { CustomerDocument } from '../../contract/document/customer.ts';
import { type CustomerPart, customerPart } from '../../contract/entry/customer.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { type ConsentAct, consentTextVersion } from '../../domain/customer/consent.ts';
import { e164 } from '../../domain/customer/phone-number.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { answered, appendDay, type DayContext } from '../day/day-context.ts';
import { knownCustomer, knownCustomers } from './known-customers.ts';

type Answer = z.infer<typeof answerShape>;
const answerShape = z.object({ customerId: z.string() });

/**
 * Somebody becomes a customer, with or without a network: one entry, who they are beside it (law 6). Refuses
 * CUSTOMER_KNOWN where the telephone, e-mail or card is one that this till knows of another, unless they said
 * that they are somebody else (`isSomebodyElse`): families share a number. Duplicates that this till can't know
 * of are the platform's to find.
 */
export async function enrolCustomer(
  request: CallInput<HostApi, 'enrolCustomer'>,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const before = answered(day, request.commandId);
  if (before !== null) return ok(answerShape.parse(before));
  const part = partOf(request.customer, day.till);
  if (!part.ok) return part;
  const other = request.isSomebodyElse ? null : await sameAs(part.value, day.till);
  if (other) return refuse(fail('CUSTOMER_KNOWN', { customerId: other.id }));
  return tell(day, request, {
    ...{ act: 'enrolled', customerId: day.till.newId(), part: part.value },
    ...{ language: request.customer.language, how: 'said' },
  });
}

/** What a customer says anew of themselves, consents among it: as easily taken back as given (GDPR 7(3)). */
export async function changeCustomer(
  request: CallInput<HostApi, 'changeCustomer'>,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const before = answered(day, request.commandId);
  if (before !== null) return ok(answerShape.parse(before));
  const known = await knownCustomer(day.till, request.customerId);
  if (!known) return refuse(fail('CUSTOMER_GONE'));
  const part = partOf(request.customer, day.till);
  if (!part.ok) return part;
  return tell(day, request, {
    ...{ act: 'changed', customerId: known.id, part: part.value },
    ...{ language: request.customer.language, how: 'said' },
  });
}

/**
 * What a customer touched on their display: consents alone, each with its own yes or no; who they are stays as
 * this till knows it. Refuses CUSTOMER_GONE.
 */
export async function tellConsents(
  request: {
    commandId: string;
    seat: string;
    customerId: string;
    language: 'fr' | 'en';
    consents: CallInput<HostApi, 'changeCustomer'>['consents'];
  },
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const before = answered(day, request.commandId);
  if (before !== null) return ok(answerShape.parse(before));
  const { customerId, language } = request;
  const known = await knownCustomer(day.till, customerId);
  const part = z.object(customerPart.shape).safeParse(known);
  if (!part.success) return refuse(fail('CUSTOMER_GONE'));
  return tell(day, request, {
    ...{ act: 'changed', customerId, part: part.data },
    ...{ language, how: 'display' },
  });
}

function tell(
  day: DayContext,
  request: Pick<CallInput<HostApi, 'enrolCustomer'>, 'commandId' | 'seat' | 'consents'>,
  said: {
    act: 'enrolled' | 'changed';
    customerId: string;
    part: CustomerPart;
    language: 'fr' | 'en';
    how: ConsentAct['how'];
  },
): Result<Answer, Failure> {
  const { act, customerId, part, language, how } = said;
  const draft: EntryDraft = {
    type: 'customer',
    body: {
      act,
      consents: request.consents.map(({ purpose, isGiven }) => ({
        ...{ purpose, isGiven, textVersion: consentTextVersion, language, how },
      })),
    },
    operatorId: actorAt(day.till, request.seat),
    personal: { reference: customerId, part },
  };
  const answer: Answer = { customerId };
  appendDay(day, { commandId: request.commandId, answer, drafts: [draft] });
  return ok(answer);
}

/** As it is kept: trimmed, the number in E.164, the address in small letters. Refuses what is in no form. */
function partOf(
  said: CallInput<HostApi, 'enrolCustomer'>['customer'],
  { identity }: TillContext,
): Result<CustomerPart, Failure> {
  const phone = e164(said.phone, identity.store.address.country);
  if (phone === null) return refuse(fail('CUSTOMER_FIELD', { field: 'phone' }));
  const part = customerPart.safeParse({
    ...said,
    ...{ firstName: said.firstName.trim(), lastName: said.lastName.trim(), phone },
    ...{ email: said.email.trim().toLowerCase(), cardNumber: said.cardNumber.trim() },
    ...{ postcode: said.postcode.trim(), city: said.city.trim() },
  });
  if (part.success) return ok(part.data);
  return refuse(fail('CUSTOMER_FIELD', { field: String(part.error.issues[0]?.path[0] ?? '') }));
}

/** Somebody whom the till knows by one of these. */
async function sameAs(
  { phone, email, cardNumber }: CustomerPart,
  till: TillContext,
): Promise<CustomerDocument | null> {
  const all = await knownCustomers(till);
  const isSame = (one: string, other: string): boolean => one !== '' && one === other;
  return (
    all.find(
      (other) =>
        isSame(phone, other.phone) ||
        isSame(email, other.email.toLowerCase()) ||
        isSame(cardNumber, other.cardNumber),
    ) ?? null
  );
}
