import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { type Failure, type FailureCode, failureText } from '../../contract/failure/failure.ts';
import type { Problem } from '../../contract/platform/protocol.ts';

/** A failure as RFC 9457 wants it: our code and details beside the standard members. */
export function sendProblem(reply: FastifyReply, failed: Failure): FastifyReply {
  const status = statusOf(failed.code);
  const { retryAfterS } = failed.details;
  if (typeof retryAfterS === 'number') void reply.header('retry-after', String(retryAfterS));
  if (failed.code === 'PLATFORM_BUSY') void reply.header('retry-after', '2');
  if (status === 401) void reply.header('www-authenticate', 'DPoP algs="ES256", Bearer');
  const body: Problem & { type: string; title: string; detail: string } = {
    type: `urn:comptoir:problem:${failed.code.toLowerCase().replaceAll('_', '-')}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: failureText(failed, 'en'),
    code: failed.code,
    details: failed.details,
  };
  return reply.code(status).type('application/problem+json').send(body);
}

/** By failure; what is not here is a mistake of ours. */
const statuses: Partial<Record<FailureCode, number>> = {
  BAD_REQUEST: 400,
  CLIENT_UNKNOWN: 401,
  CLOCK_APART: 401,
  NOT_ENROLLED: 401,
  PROOF_REFUSED: 401,
  NOT_ALLOWED: 403,
  NOT_YOUR_JOURNAL: 403,
  NOT_YOUR_STORE: 403,
  PAIRING_CODE_WRONG: 403,
  TILL_REVOKED: 403,
  CUSTOMER_GONE: 404,
  NO_SNAPSHOT: 404,
  PLATFORM_TOO_OLD: 404,
  ORDER_UNKNOWN: 404,
  UNKNOWN_ITEM: 404,
  UNKNOWN_ROUTE: 404,
  UNKNOWN_STORE: 404,
  UNKNOWN_TILL: 404,
  ORDER_SHORT: 409,
  ORDER_STEP_REFUSED: 409,
  ORDER_TOO_LATE: 409,
  TILL_TOO_OLD: 410,
  PUSH_TOO_LARGE: 413,
  BAD_QUANTITY: 422,
  ENTRY_REFUSED: 422,
  ITEM_OTHER_CURRENCY: 422,
  TOO_MANY_REQUESTS: 429,
  PLATFORM_BUSY: 503,
};

export function statusOf(code: FailureCode): number {
  return statuses[code] ?? 500;
}
