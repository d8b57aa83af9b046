import { createHash, timingSafeEqual } from 'node:crypto';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { unreachable } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EnrolledTill } from '../enrolment/enrolled-till.ts';
import type { ProofDesk } from '../enrolment/proofs.ts';
import type { TokenDesk } from '../enrolment/tokens.ts';
import type { ApiClient } from '../shop/api-clients.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Access } from './route.ts';

export interface Secrets {
  /** Of who runs this process; made at each start. */
  operations: string;
  /** What a reader of the metrics must show; empty: nothing, for this process is on loopback. */
  metrics: string;
}

/** Who comes in; both null on a route for others. */
export interface Admitted {
  till: EnrolledTill | null;
  client: ApiClient | null;
}

const nobody: Admitted = { till: null, client: null };

export interface Door {
  /** Who comes in by this route, or why not; before the body is read. */
  admit(request: DoorRequest): Promise<Result<Admitted, Failure>>;
}

interface DoorRequest {
  access: Access;
  authorization: string;
  /** The `DPoP` header. */
  proof: string;
  method: string;
  /** Path and query as they were asked for. */
  target: string;
  /** Network address of who asks. */
  address: string;
}

/** Guards every route: who it is first, then how often it came. */
export function createDoor(
  {
    tokens,
    proofs,
    secrets,
    clientOf,
  }: {
    tokens: TokenDesk;
    proofs: ProofDesk;
    secrets: Secrets;
    clientOf(key: string): Promise<Result<ApiClient, Failure>>;
  },
  { monotonicMs }: { monotonicMs(): number },
): Door {
  const limit = (atOnce: number, perMinute: number) =>
    createRateLimit({ atOnce, perMinute, nowMs: monotonicMs });
  // A whole chain may come from one address, so this stops a flood, not a till. Forty random bits of
  // a pairing code that lives ten minutes are far out of its reach.
  const byAddress = limit(300, 1_200);
  const byTill = limit(60, 600);
  const byClient = limit(60, 6_000);
  const slow = (retryAfterS: number) => refuse(fail('TOO_MANY_REQUESTS', { retryAfterS }));

  /** A token alone proves nothing: whoever shows it must hold the key that it is bound to. */
  async function provenTill(request: DoorRequest): Promise<Result<EnrolledTill, Failure>> {
    const token = /^DPoP (\S+)$/i.exec(request.authorization)?.[1] ?? '';
    const till = await tokens.check(token);
    if (!till.ok) return till;
    const proven = await proofs.check({ ...request, token, till: till.value });
    return proven.ok ? till : proven;
  }

  return {
    async admit(request) {
      const { access, authorization, address } = request;
      if (access === 'till') {
        const till = await provenTill(request);
        // Counted for the address: a till is not slowed by who only says that it is this till.
        const waitS = till.ok ? byTill.take(till.value.id) : byAddress.take(address);
        if (waitS > 0) return slow(waitS);
        return till.ok ? ok({ ...nobody, till: till.value }) : till;
      }
      const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
      if (access === 'client') {
        const client = await clientOf(bearer);
        const waitS = client.ok ? byClient.take(client.value.id) : byAddress.take(address);
        if (waitS > 0) return slow(waitS);
        return client.ok ? ok({ ...nobody, client: client.value }) : client;
      }
      const waitS = byAddress.take(address);
      if (waitS > 0) return slow(waitS);
      switch (access) {
        case 'anybody':
          return ok(nobody);
        case 'operations':
          return isSame(bearer, secrets.operations) ? ok(nobody) : refuse(fail('NOT_ENROLLED'));
        case 'metrics':
          return secrets.metrics === '' || isSame(bearer, secrets.metrics)
            ? ok(nobody)
            : refuse(fail('NOT_ENROLLED'));
        default:
          return unreachable(access);
      }
    },
  };
}

/** In constant time, so that how long it takes says nothing about the secret. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
