// The pages of a customer's own telephone: what a till's code opens, and what comes of it in the retailer's books.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customerDocument } from '../../contract/document/customer.ts';
import { loyaltyProgrammeId } from '../../contract/document/loyalty-programme.ts';
import { packInvitation } from '../../domain/customer/invitation.ts';
import { createSignedCodes } from '../../host/codes/signed-codes.ts';
import { customersTexts } from '../../renderer/i18n/areas/customers.ts';
import { sampleCustomer } from '../../test/conformance/sample-documents.ts';
import { newSigner, saleDraft, testContext } from '../../test/support/journal-kit.ts';
import { sampleProgramme, sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../../test/support/platform/test-api.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { erasePersonal } from '../journals/erase-personal.ts';
import { pageTexts } from './page-texts.ts';

const idOf = (name: string) => Buffer.from(name.padEnd(16, '.')).toString('base64url');
const journalId = idOf('journal');
const customerId = idOf('customer');
const of = { journalId, sequence: 2 };
const zoe = {
  ...{ act: 'enrol', firstName: 'Zoé', lastName: "O'Brien <b>", phone: '06 39 98 12 34' },
  ...{ email: '', 'consent-email': 'yes', 'consent-sms': 'no' },
};

test('a consent is asked in the words that the till asks it in: both are one wording', () => {
  for (const purpose of ['email', 'sms', 'profiling'] as const) {
    expect(pageTexts.fr.consent[purpose]).toBe(customersTexts.fr[`customer.consent.${purpose}`]);
    expect(pageTexts.en.consent[purpose]).toBe(customersTexts.en[`customer.consent.${purpose}`]);
  }
});

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Customer pages on ${databases.name}`, () => {
    const signer = newSigner();
    let database: Database;
    let api: TestApi;
    let monotonicMs = 0;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      api = await startTestApi(database, { monotonicMs: () => monotonicMs });
      await inFeedTransaction(database, async (sql) => {
        const value = {
          version: 1,
          ...sampleProgramme,
          terms: [{ ...sampleTerms, welcomePoints: 0 }],
        };
        const document = {
          ...{ id: loyaltyProgrammeId, kind: 'setting' as const },
          value: JSON.parse(JSON.stringify(value)),
        };
        sql.write([{ scope: 'network', change: { collection: 'settings', document } }]);
      });
    });
    afterEach(() => api.close());

    const sold = makeTransaction({
      basketId: 'basket-000000000000001',
      lines: [{ ...breadLine, unitPriceMinor: 2_000, quantity: { value: 3, scale: 0 } }],
    });
    const returned = reverse(sold, of, {
      ...{ basketId: 'basket-000000000000002', seat: 'till', openedAt: sold.openedAt },
      reasonCode: 'too-small',
    });
    const entries = sealedEntries(
      [saleDraft(sold), saleDraft(returned)],
      signer,
      testContext(signer),
      journalId,
    );
    /** The journal up to there arrives: its opening, the sale, the return. */
    const arrives = async (count: 1 | 2 | 3) => {
      const done = await push(pushContext(database), entries.slice(0, count), { journalId });
      expect(done.ok).toBe(true);
    };
    const codeFor = (
      place: typeof of | null,
      { by = signer, forMs = 600_000, who = customerId } = {},
    ) => {
      const payload = packInvitation({
        ...{ customerId: who, expiresMs: Date.now() + forMs, of: place },
      });
      const codes = createSignedCodes({ signer: () => by, publicKeys: () => [] });
      return codes.write('invitation', payload ?? new Uint8Array());
    };
    const opened = async (code: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${api.url}/c/${code}`, { headers });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    };
    const sent = async (code: string, form: Record<string, string>) => {
      const answer = await fetch(`${api.url}/c/${code}`, {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const known = async (id = customerId) => {
      const rows = await database.query(
        `select scope, content from documents
         where collection = 'customers' and id = $1 and content is not null`,
        [id],
      );
      return rows.map(({ scope, content }) => ({ scope, ...customerDocument.parse(content) }));
    };

    test('who fills in the form is a customer of the till’s store at once, with what they agreed to and its proof, once', async () => {
      await arrives(1);
      const code = codeFor(null);
      const form = await opened(code, { 'accept-language': 'en-GB' });
      expect(form).toMatchObject({ status: 200 });
      expect(form.text).toContain('<html lang="en">');
      // Nothing is chosen beforehand.
      expect(form.text).not.toContain('checked');
      expect(form.headers.get('content-security-policy')).toContain("default-src 'none'");
      const again = await sent(code, { ...zoe, phone: '12' });
      expect(again.text).toContain('role="alert"');
      // What was typed is still there, and what is wrong in it is marked.
      expect(again.text).toContain('value="O&#39;Brien &#60;b&#62;"');
      expect(again.text).toMatch(/name="phone"[^>]* value="12" aria-invalid="true"/);
      expect(again.text.match(/aria-invalid/g)).toHaveLength(1);
      expect(again.text).toMatch(/name="consent-email" value="yes" checked/);
      const tooLong = await sent(code, { ...zoe, firstName: 'Zoé'.repeat(2_000) });
      expect(tooLong).toMatchObject({ status: 413 });
      expect(tooLong.text).toContain(pageTexts.fr.failed);
      expect(await known()).toEqual([]);
      expect((await sent(code, zoe)).text).toContain(pageTexts.fr.doneText);
      expect(await known()).toMatchObject([
        {
          ...{ scope: 'store:s-1', firstName: 'Zoé', phone: '+33639981234', points: 0 },
          consents: { email: { isGiven: true }, sms: { isGiven: false } },
        },
      ]);
      const [proof] = await database.query('select * from self_enrolments');
      expect(proof).toMatchObject({
        consents: [
          { purpose: 'email', isGiven: true, language: 'fr', how: 'own-device' },
          { purpose: 'sms', isGiven: false },
        ],
      });
      expect(JSON.stringify(proof)).not.toContain('Zo');
      await sent(code, { ...zoe, firstName: 'Somebody else' });
      expect(await known()).toMatchObject([{ firstName: 'Zoé' }]);
      const later = await opened(code);
      expect(later.text).toContain(pageTexts.fr.done);
      expect(later.text).not.toContain('Zo');
      expect(api.log()).not.toContain('CPTI');
    });

    test('a code that no till signed, that is over, or of a till that was turned away opens nothing', async () => {
      await arrives(1);
      expect((await opened('CPTI123')).status).toBe(404);
      expect((await opened(codeFor(null, { by: newSigner() }))).status).toBe(404);
      expect((await opened(codeFor(null, { forMs: -120_000 }))).status).toBe(410);
      expect((await sent(codeFor(null, { forMs: -120_000 }), zoe)).status).toBe(410);
      await database.query(`update tills set revoked_at_ms = 1 where id = 't-1'`);
      expect((await opened(codeFor(null))).status).toBe(404);
      expect(await known()).toEqual([]);
    });

    test('who tries too often waits', async () => {
      const tries = await Promise.all(Array.from({ length: 21 }, () => opened('CPTI123')));
      expect(tries.filter(({ status }) => status === 429)).toHaveLength(1);
      monotonicMs += 60_000;
      expect((await opened('CPTI123')).status).toBe(404);
    });

    test.each([
      ['after the sale arrived', [1, 2, 'claim', 3], 60],
      ['before the sale arrived', [1, 'claim', 2, 3], 60],
      ['after its goods came back', [1, 3, 'claim'], 0],
    ] as const)(
      'a paid sale is credited %s, and what comes back takes its points off',
      async (_, order, most) => {
        const points: number[] = [];
        for (const step of order) {
          if (step === 'claim') await sent(codeFor(of), zoe);
          else await arrives(step);
          points.push((await known())[0]?.points ?? 0);
        }
        expect(points.at(-1)).toBe(0);
        expect(Math.max(...points)).toBe(most);
        expect(await database.query('select customer_id from loyalty_lines')).toEqual([
          { customer_id: customerId },
        ]);
      },
    );

    test('a sale is the first one’s who claims it, and who has an account gives their number; nobody is told who is known', async () => {
      await arrives(2);
      const elise = { ...sampleCustomer('customer-0000000000077'), points: 0, tier: '' };
      await inFeedTransaction(database, async (sql) =>
        sql.write([{ scope: 'store:s-2', change: { collection: 'customers', document: elise } }]),
      );
      const code = codeFor(of);
      const unknown = await sent(code, { act: 'known', known: '0699999999' });
      const byPhone = await sent(code, { act: 'known', known: elise.phone });
      expect(byPhone.text).toBe(unknown.text);
      expect(await known(elise.id)).toMatchObject([{ points: 60 }]);
      await sent(codeFor(of, { who: idOf('other') }), zoe);
      expect(await known(idOf('other'))).toMatchObject([{ points: 0 }]);
      expect(await known(elise.id)).toMatchObject([{ points: 60 }]);
    });

    test('who was erased comes back by no code, and nobody else is credited what was theirs', async () => {
      await arrives(2);
      await sent(codeFor(of), zoe);
      expect(await known()).toMatchObject([{ points: 60 }]);
      await erasePersonal(database, { reference: customerId, nowMs: Date.now() });
      expect(await known()).toEqual([]);
      await sent(codeFor(of), zoe);
      await sent(codeFor(null), zoe);
      expect(await known()).toEqual([]);
      await sent(codeFor(of, { who: idOf('other') }), zoe);
      expect(await known(idOf('other'))).toMatchObject([{ points: 0 }]);
      const [left] = await database.query(
        'select consents from self_enrolments where customer_id = $1',
        [customerId],
      );
      expect(left).toEqual({ consents: [] });
    });

    test('a sale is not added to who was erased, by the code of a basket that they filled in', async () => {
      await arrives(2);
      await sent(codeFor(null), zoe);
      await erasePersonal(database, { reference: customerId, nowMs: Date.now() });
      await sent(codeFor(of), { act: 'add' });
      expect(await database.query('select 1 from loyalty_claims')).toEqual([]);
    });

    test('who was invited at the till adds the sale by its code with one touch', async () => {
      await arrives(2);
      await sent(codeFor(null), zoe);
      const code = codeFor(of);
      expect((await opened(code)).text).toContain(pageTexts.fr.add);
      await sent(code, { act: 'add' });
      expect(await known()).toMatchObject([{ points: 60 }]);
    });
  });
