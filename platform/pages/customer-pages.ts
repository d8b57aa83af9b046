import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { customerPart } from '../../contract/entry/customer.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { consentPurposes } from '../../domain/customer/consent.ts';
import { e164 } from '../../domain/customer/phone-number.ts';
import { statusOf } from '../api/problem.ts';
import { createRateLimit } from '../api/rate-limit.ts';
import { claimantOf } from '../customers/claimant-of.ts';
import { readSignedInvitation, type SignedInvitation } from '../customers/read-invitation.ts';
import { isSelfEnrolled, selfEnrol } from '../customers/self-enrol.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { claimPurchase } from '../loyalty/claim-purchase.ts';
import { customerPage, formFields, type Shown, type Typed } from './customer-form.ts';
import { pageHeaders } from './page-html.ts';

/** A form is read, filled in and sent; more from one address is somebody who tries codes or people. */
const atOnce = 20;
const perMinute = 20;
const largestForm = 4_096;

interface PageContext {
  database: Database;
  nowMs(): number;
  monotonicMs(): number;
  /** What went wrong with a request, in the platform's log where that is its own fault. */
  noted(request: FastifyRequest, error: unknown): Failure;
}

/**
 * The pages behind the code that a till shows: somebody becomes a customer on their own telephone, and a sale that
 * was paid without a name becomes theirs. Plain forms without a script; whoever has no code of a till sees nothing.
 */
export function serveCustomerPages(app: FastifyInstance, context: PageContext): void {
  const limit = createRateLimit({ atOnce, perMinute, nowMs: context.monotonicMs });
  void app.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: largestForm },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const handle = async (request: FastifyRequest, reply: FastifyReply) => {
      const language = languageOf(request);
      const send = (status: number, state: Shown['state'], storeName = '') =>
        reply.code(status).headers(pageHeaders).send(customerPage({ language, storeName, state }));
      if (limit.take(request.ip) > 0) return send(429, { kind: 'busy' });
      const asked = codeParameter.safeParse(request.params);
      const code = asked.success ? asked.data['*'] : '';
      const invitation = await readSignedInvitation(context.database, code);
      if (invitation === null) return send(404, { kind: 'unknown' });
      const { storeName } = invitation;
      if (invitation.expiresMs <= context.nowMs()) return send(410, { kind: 'over' }, storeName);
      const state =
        request.method === 'POST'
          ? await taken(context, invitation, { body: request.body, language })
          : await first(context, invitation);
      return send(200, state, storeName);
    };
    pages.setErrorHandler((error, request, reply) => {
      const status = statusOf(context.noted(request, error).code);
      const page = {
        language: languageOf(request),
        storeName: '',
        state: { kind: 'failed' },
      } as const;
      return reply.code(status).headers(pageHeaders).send(customerPage(page));
    });
    // Longer than what a router takes as one part of an address.
    pages.get('/c/*', handle);
    pages.post('/c/*', handle);
  });
}

/** What a code shows when it is opened. Whether its sale is somebody's is not told to who finds a receipt. */
async function first(
  { database }: PageContext,
  { customerId, of }: SignedInvitation,
): Promise<Shown['state']> {
  const isUsed = await isSelfEnrolled(database, customerId);
  if (!isUsed) return { kind: 'form', isClaim: of !== null, typed: {}, wrong: [] };
  return of === null ? { kind: 'done', isClaim: false } : { kind: 'add' };
}

async function taken(
  { database, nowMs }: PageContext,
  invitation: SignedInvitation,
  { body, language }: { body: unknown; language: 'fr' | 'en' },
): Promise<Shown['state']> {
  const { customerId, storeId, country, of } = invitation;
  const form = formBody.safeParse(body);
  const again = (typed: Typed, wrong: readonly (keyof Typed)[]) =>
    ({ kind: 'form', isClaim: of !== null, typed, wrong }) as const;
  if (!form.success) return again({}, ['lastName']);
  const said = form.data;
  if (said.act !== 'enrol') {
    if (of === null) return again(said, ['lastName']);
    const claimant =
      said.act === 'add'
        ? (await isSelfEnrolled(database, customerId))
          ? customerId
          : null
        : await claimantOf(database, said.known, country);
    if (claimant !== null) await claim(of, claimant);
    // The same whether we know them or not: nobody learns here who is a customer.
    return { kind: 'done', isClaim: true };
  }
  const phone = e164(said.phone, country);
  const part = customerPart.safeParse({
    ...{ firstName: said.firstName.trim(), lastName: said.lastName.trim(), phone: phone ?? '-' },
    ...{ email: said.email.trim().toLowerCase(), postcode: '', city: '', language },
    ...{ cardNumber: '', birthMonth: null },
  });
  if (!part.success)
    return again(
      said,
      formFields.filter((name) => part.error.issues.some(({ path }) => path[0] === name)),
    );
  if (part.data.phone === '' && part.data.email === '') return again(said, ['phone', 'email']);
  const consents = consentPurposes.flatMap((purpose) =>
    said[`consent-${purpose}`] === ''
      ? []
      : [{ purpose, isGiven: said[`consent-${purpose}`] === 'yes' }],
  );
  await inFeedTransaction(database, (sql) =>
    selfEnrol(sql, { customerId, storeId, part: part.data, consents, language }, nowMs()),
  );
  if (of !== null) await claim(of, customerId);
  return { kind: 'done', isClaim: of !== null };

  async function claim(place: NonNullable<SignedInvitation['of']>, claimant: string) {
    await inFeedTransaction(database, (sql) =>
      claimPurchase(sql, { place, customerId: claimant, nowMs: nowMs() }),
    );
  }
}

function languageOf(request: FastifyRequest): 'fr' | 'en' {
  const asked = languageQuery.safeParse(request.query);
  if (asked.success) return asked.data.lang;
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr';
}

const codeParameter = z.object({ '*': z.string().max(600) });
const languageQuery = z.object({ lang: z.enum(['fr', 'en']) });
const typed = z.string().max(200).default('');
const answered = z.enum(['yes', 'no']).or(z.literal('')).default('');
const formBody = z.object({
  act: z.enum(['enrol', 'known', 'add']),
  ...{ firstName: typed, lastName: typed, phone: typed, email: typed, known: typed },
  ...{ 'consent-email': answered, 'consent-sms': answered, 'consent-profiling': answered },
});
