import type { Failure } from '../../contract/failure/failure.ts';
import type { EnrolAnswer } from '../../contract/platform/enrol.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result } from '../../domain/result.ts';
import { askPlatform } from '../../sync/http/ask-platform.ts';
import { enrolTill } from '../../sync/http/enrol-till.ts';
import type { PlatformClock } from '../../sync/http/platform-clock.ts';
import { parsePlatformUrl } from '../../sync/http/platform-url.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import type { EnrolmentTable } from './enrolment-table.ts';

/**
 * Makes this till known at a platform by a pairing code: with a key made here, whose public half
 * alone leaves. An enrolment that fails leaves the one before as it was. A till that was enrolled as
 * another one goes on in a new journal; adopting a till that stood alone changes none (law 5).
 */
export function enrolHere(till: {
  settings: TillSettings;
  keys: KeyStore;
  enrolment: EnrolmentTable;
  clock: PlatformClock;
  timers: Timers;
  fetch: typeof fetch;
  nowMs(): number;
  stopped: AbortSignal;
  /** Ends the live journal: what follows is said as somebody else. */
  endJournal(): Promise<Result<null, Failure>>;
}) {
  const { settings, keys, enrolment, timers, stopped } = till;

  return async (request: {
    code: string;
    platform: string;
  }): Promise<Result<EnrolAnswer, Failure>> => {
    const url = parsePlatformUrl(request.platform);
    if (!url.ok) return url;
    const { origin } = url.value;
    const key = await keys.keyToEnrol(enrolment.current()?.keyId ?? null);
    const { code } = request;
    const ask = askPlatform({ origin, clock: till.clock, fetch: till.fetch, nowMs: till.nowMs });
    const answer = await enrolTill({ code, publicKey: key.publicKey }, { ask, timers, stopped });
    if (!answer.ok) return answer;
    const before = enrolment.current();
    const isAnother =
      before !== null &&
      (before.tillId !== answer.value.tillId || settings.get('platform.url') !== origin);
    // Before it is stored: a crash in between leaves the till as it was, with a journal more.
    const ended = isAnother ? await till.endJournal() : ok(null);
    if (!ended.ok) return ended;
    enrolment.put({ ...answer.value, keyId: key.keyId });
    // Whoever works with the address begins anew, now as the till that is enrolled.
    const stored = settings.set('platform.url', origin);
    return stored.ok ? ok(answer.value) : stored;
  };
}
