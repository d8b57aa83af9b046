import { receiptKey, receiptKeyId } from '../../contract/document/receipt-key.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import {
  type FindValueAnswer,
  type FindValueRequest,
  valueHoldMs,
} from '../../contract/platform/find-value.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import { readSignedCode } from '../../domain/scan/signed-code.ts';
import { printValueNumber, readValueNumber } from '../../domain/stored-value/value-number.ts';
import type { VoucherPayload } from '../../domain/stored-value/voucher-payload.ts';
import { isSignedBy, shortKeyId } from '../codes/signed-codes.ts';
import type { TillContext } from '../commands/till-context.ts';
import { takenHere } from './available-value.ts';
import type { KnownValue } from './known-values.ts';
import { knownAccount, payloadOf, unchecked } from './value-accounts.ts';

/** What finding a number out needs; nothing of it is a command, for the network may take its time (law 1). */
export interface LearningValue {
  till: Pick<TillContext, 'codes' | 'documents' | 'hasPlatform' | 'journal' | 'now' | 'values'>;
  /** Asks the platform; null at a till that stands alone. */
  ask(request: FindValueRequest): Promise<Result<FindValueAnswer, Failure> | null>;
  /** Writes among the commands; with an entry, if there is one to write. */
  write(work: { known: KnownValue } | { draft: EntryDraft }): Promise<void>;
}

/**
 * Finds out what this till does not know of a gift card or avoir: from the code on it, checked against the keys
 * that every till has, and from the platform, which knows what other tills took and holds the number for the
 * basket (`holdFor`, or null to look only). What is forged, or says what was never issued, is refused and
 * noted in the journal; that the platform can't be asked is no failure: then its reason comes back.
 */
export async function learnValue(
  { text, holdFor, operatorId }: { text: string; holdFor: string | null; operatorId: string },
  parts: LearningValue,
): Promise<Result<{ why: Failure | null }, Failure>> {
  const { till } = parts;
  const code = text.trim().toUpperCase();
  const checked = await checkedCode(till, code);
  if (!checked.ok) {
    if (checked.error.code === 'CODE_FORGED') await note(parts, code, 'forged', operatorId);
    return checked;
  }
  const { payload, isSigned, companyName } = checked.value;
  const read = readValueNumber(payload?.number ?? text);
  const nothing = ok({ why: null });
  // What is none says so when it is looked up; a deposit is of the till that took it.
  if (!read.ok || read.value.kind === 'deposit' || !till.hasPlatform()) return nothing;
  const { number } = read.value;
  const ownJournals = till.journal.heads().map(({ journalId }) => journalId);
  const answer = await parts.ask({ number, ownJournals, holdFor });
  const signed = payload && isSigned ? { ...payload, companyName, code } : null;
  const isOwn = till.journal.valueRows(number).some(({ amountMinor }) => amountMinor > 0);
  if (!answer?.ok) {
    const before = till.values.find(number);
    // What this till put on it is in its journal: the code adds nothing to that.
    if (signed && !isOwn && (before === null || before.code === ''))
      await parts.write({ known: { ...(before ?? bySignature(signed)), code } });
    const isKnown = knownAccount(till, number) !== null;
    if (!isKnown && signed === null) return refuse(fail('VALUE_UNVERIFIED'));
    return ok({ why: answer?.error ?? null });
  }
  const { hold, issued } = answer.value;
  if (signed && issued && !isIssuedAs(signed, issued)) {
    await note(parts, code, 'contradicts', operatorId);
    return refuse(fail('VALUE_CODE_CONTRADICTS'));
  }
  if (hold.state === 'elsewhere') {
    const { storeName, tillNumber } = hold;
    return refuse(fail('VALUE_ELSEWHERE', { storeName, tillNumber }));
  }
  if (!issued && !signed && !isOwn)
    return refuse(fail('VALUE_UNKNOWN', { number: printValueNumber(number) }));
  await parts.write({ known: knownFrom(parts.till, number, signed, answer.value) });
  return nothing;
}

type Signed = VoucherPayload & { companyName: string; code: string };

/** What the code says, and whether that is signed as it should be; null for what is no code of ours. */
async function checkedCode(
  till: LearningValue['till'],
  code: string,
): Promise<
  Result<{ payload: VoucherPayload | null; isSigned: boolean; companyName: string }, Failure>
> {
  const none = { payload: null, isSigned: false, companyName: '' };
  if (!readOwnCode(code).ok) return ok(none);
  const own = payloadOf(till, code);
  if (own.ok) return ok({ payload: own.value, isSigned: true, companyName: '' });
  const said = own.error.code === 'CODE_SIGNER_UNKNOWN' ? unchecked(code) : null;
  const signed = readSignedCode(code);
  if (said === null || !signed.ok) return own;
  const named = Buffer.from(signed.value.keyId).toString('base64url');
  const setting = await till.documents.get('settings', receiptKeyId(named, said.journalId));
  const key = setting && receiptKey.safeParse(setting.value);
  const isIts = key?.success === true && shortKeyId(key.data.keyId).equals(signed.value.keyId);
  // Nobody here knows the key: it is worth what its number is, which the platform may know.
  if (!isIts) return ok({ payload: said, isSigned: false, companyName: '' });
  return isSignedBy(key.data.publicKey, signed.value)
    ? ok({ payload: said, isSigned: true, companyName: key.data.company.name })
    : refuse(fail('CODE_FORGED'));
}

/** Before the platform could ever be asked: its face value. */
function bySignature({ number, currency, amountMinor, companyName, code }: Signed): KnownValue {
  return {
    ...{ number, currency, issuedMinor: amountMinor, othersMinor: amountMinor, companyName, code },
    ...{ knownBy: 'signature', asOf: null, takenMinor: 0, heldUntil: '' },
  };
}

function knownFrom(
  till: LearningValue['till'],
  number: string,
  signed: Signed | null,
  { atMs, issued, othersMinor, hold }: FindValueAnswer,
): KnownValue {
  const isOwn = till.journal.valueRows(number).some(({ amountMinor }) => amountMinor > 0);
  // Its issue has not reached the platform: what is signed stands for it, unless this till issued it.
  const faceMinor = issued || isOwn ? 0 : (signed?.amountMinor ?? 0);
  const own = knownAccount(till, number);
  const code = signed?.code ?? till.values.find(number)?.code ?? '';
  // A margin, so that this till lets go before the platform does.
  const until = Date.parse(till.now()) + (valueHoldMs * 2) / 3;
  return {
    ...{ number, code, othersMinor: othersMinor + faceMinor },
    currency: issued?.currency ?? signed?.currency ?? own?.currency ?? '',
    issuedMinor: issued?.amountMinor ?? signed?.amountMinor ?? own?.issuedMinor ?? 0,
    companyName: issued?.company.name ?? signed?.companyName ?? '',
    knownBy: issued || isOwn ? 'platform' : 'signature',
    asOf: new Date(atMs).toISOString(),
    takenMinor: takenHere(till, number),
    // Who issued it may have taken of it, too, and has not been heard of.
    heldUntil: hold.state === 'held' && (issued || isOwn) ? new Date(until).toISOString() : '',
  };
}

function isIssuedAs(
  { amountMinor, currency }: Signed,
  issued: NonNullable<FindValueAnswer['issued']>,
): boolean {
  return amountMinor === issued.amountMinor && currency === issued.currency;
}

/** Somebody tried to pay with what nobody of the shop made. */
async function note(
  { write }: LearningValue,
  code: string,
  problem: 'forged' | 'contradicts',
  operatorId: string,
): Promise<void> {
  await write({ draft: codeRefused(code, problem, operatorId) });
}

/** The event of the journal: what the code said it was. */
export function codeRefused(
  code: string,
  problem: 'forged' | 'contradicts',
  operatorId: string,
): EntryDraft {
  const said = unchecked(code);
  const details = {
    ...{ what: 'voucher', problem, number: said?.number ?? '' },
    ...{ amountMinor: said?.amountMinor ?? 0, journalId: said?.journalId ?? '' },
  };
  return { type: 'event', body: { event: 'code-refused', details }, operatorId, personal: null };
}
