import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Failure, fail, failure } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { clientAnswer, pairingAnswer } from '../api/routes/operation-routes.ts';
import type { Database } from '../database/database.ts';
import { makePairing, type Pairing } from '../enrolment/make-pairing.ts';
import { revokeTill } from '../enrolment/revoke.ts';
import { addressFile, openDatabase } from '../open-database.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { addClient, revokeClient } from '../shop/api-clients.ts';

/**
 * A pairing code, whether the platform runs or not: an embedded database has one user, so a running
 * platform is asked; otherwise the database is opened.
 */
export async function pair(
  options: PlatformOptions,
  { storeId, tillNumber }: { storeId: string; tillNumber: string },
): Promise<Result<Pairing, Failure>> {
  const of = { storeId, tillNumber };
  return await inDatabaseOr(
    options,
    (database) => makePairing(database, { ...of, nowMs: Date.now() }),
    async (ask) => {
      const answer = await ask('/v1/pairings', of);
      return answer.ok ? ok(pairingAnswer.parse(answer.value)) : answer;
    },
  );
}

export async function revoke(
  options: PlatformOptions,
  tillId: string,
): Promise<Result<null, Failure>> {
  return await inDatabaseOr(
    options,
    (database) => revokeTill(database, { tillId, nowMs: Date.now() }),
    async (ask) => {
      const answer = await ask(`/v1/tills/${encodeURIComponent(tillId)}/revocation`, {});
      return answer.ok ? ok(null) : answer;
    },
  );
}

/** A key for a web shop or another system that sells in the name of a store. */
export async function addApiClient(
  options: PlatformOptions,
  { name, storeId, isNetworkWide }: { name: string; storeId: string; isNetworkWide: boolean },
): Promise<Result<{ id: string; key: string }, Failure>> {
  const of = { name, storeId, isNetworkWide };
  return await inDatabaseOr(
    options,
    (database) => addClient(database, of, { random: randomBytes, nowMs: Date.now() }),
    async (ask) => {
      const answer = await ask('/v1/clients', of);
      return answer.ok ? ok(clientAnswer.parse(answer.value)) : answer;
    },
  );
}

export async function revokeApiClient(
  options: PlatformOptions,
  id: string,
): Promise<Result<null, Failure>> {
  return await inDatabaseOr(
    options,
    (database) => revokeClient(database, id, Date.now()),
    async (ask) => {
      const answer = await ask(`/v1/clients/${encodeURIComponent(id)}/revocation`, {});
      return answer.ok ? ok(null) : answer;
    },
  );
}

/** Of the running platform: posts a body, gets without one. */
export type Ask = (path: string, body?: object) => Promise<Result<unknown, Failure>>;

/** In the database itself, or by the platform that has it open. */
export async function inDatabaseOr<T>(
  options: PlatformOptions,
  direct: (database: Database) => Promise<Result<T, Failure>>,
  asked: (ask: Ask) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const opened = await openDatabase(options);
  if (!opened.ok && opened.error.code === 'PLATFORM_RUNNING')
    return await asked(askRunning(options.folder));
  if (!opened.ok) return opened;
  try {
    return await direct(opened.value);
  } finally {
    await opened.value.close();
  }
}

function askRunning(folder: string): Ask {
  return async (path, body) => {
    const address = platformAddress.parse(JSON.parse(readFileSync(addressFile(folder), 'utf8')));
    const response = await fetch(new URL(path, address.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${address.secret}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return ok(answer);
    const refusal = failure.safeParse(pickFailure(answer));
    return refuse(refusal.success ? refusal.data : fail('INTERNAL', { reference: path }));
  };
}

function pickFailure(answer: unknown): unknown {
  const { code, details } = z
    .looseObject({ code: z.unknown(), details: z.unknown() })
    .parse(answer);
  return { code, details };
}

const platformAddress = z.object({ url: z.url(), secret: z.string(), pid: z.int() });
