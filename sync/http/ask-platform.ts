import type { z } from 'zod';
import { type Failure, fail, failure } from '../../contract/failure/failure.ts';
import { problem } from '../../contract/platform/protocol.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PlatformClock } from './platform-clock.ts';
import { readBody } from './read-body.ts';
import { unreachable } from './unreachable.ts';

export interface PlatformRequest<T> {
  method: 'GET' | 'POST';
  /** From `/v1` on. */
  path: string;
  body?: unknown;
  /** The body's JSON, when it is written out already. */
  encoded?: Uint8Array<ArrayBuffer>;
  /** What shows who asks; see `TillToken`. */
  headers?: Readonly<Record<string, string>>;
  /** Of the answer's JSON; half a megabyte unless said. */
  maximumBytes?: number;
  /** Of a file: its first byte that is wanted. */
  fromByte?: number;
  /** The shape of the JSON; or, for what is no JSON, a reader of it (null: it is something else). */
  answer: z.ZodType<T> | ((response: Response) => T | null);
  signal: AbortSignal;
}

/** One request over HTTP, and what came of it as data; never throws and never logs. */
export type AskPlatform = <T>(request: PlatformRequest<T>) => Promise<Result<T, Failure>>;

export function askPlatform(from: {
  /** Checked by `parsePlatformUrl`. */
  origin: string;
  clock: PlatformClock;
  fetch: typeof fetch;
  nowMs(): number;
}): AskPlatform {
  const { origin, clock, nowMs } = from;

  return async (request) => {
    const { method, path, body, headers, maximumBytes, fromByte, answer, signal } = request;
    const sent = request.encoded ?? (body === undefined ? undefined : JSON.stringify(body));
    const askedMs = nowMs();
    try {
      const response = await from.fetch(`${origin}${path}`, {
        method,
        signal,
        // A platform sends nobody elsewhere; a network's sign-in page does.
        redirect: 'manual',
        headers: {
          accept: 'application/json',
          ...(sent !== undefined && { 'content-type': 'application/json' }),
          ...(fromByte !== undefined && { range: `bytes=${fromByte}-` }),
          ...headers,
        },
        ...(sent !== undefined && { body: sent }),
      });
      if (response.ok && typeof answer === 'function') {
        const read = answer(response);
        return read === null ? refuse(unreadable(response.status)) : ok(read);
      }
      const content = await readBody(response, maximumBytes);
      if (!response.ok || typeof answer === 'function') return refuse(refusal(response, content));
      const parsed = answer.safeParse(content);
      if (!parsed.success) return refuse(unreadable(response.status));
      clock.heard(response.headers.get('date'), askedMs, nowMs());
      return ok(parsed.data);
    } catch (error) {
      return refuse(unreachable(error, new URL(origin).host));
    }
  };

  function refusal(response: Response, content: unknown): Failure {
    const told = problem.safeParse(content);
    if (!told.success) {
      const { status } = response;
      return status >= 500 ? fail('PLATFORM_BUSY', { status }) : unreadable(status);
    }
    const { status, code, details } = told.data;
    const { platformMs } = details;
    if (code === 'CLOCK_APART' && typeof platformMs === 'number') clock.told(platformMs);
    // The words for it are ours if we have them: the platform may be newer than this till.
    const known = failure.safeParse({ code, details });
    if (known.success && code !== 'INTERNAL') return known.data;
    return status >= 500
      ? fail('PLATFORM_BUSY', { status })
      : fail('PLATFORM_REFUSED', { status, reason: code });
  }
}

function unreadable(status: number): Failure {
  return fail('PLATFORM_UNREADABLE', { reason: status });
}
