import { type Failure, fail } from '../../contract/failure/failure.ts';
import { oldestServedVersion, protocolVersion } from '../../contract/platform/protocol.ts';

/** Why nothing is at this path: a till of a version that is not served any more, or not yet, learns so. */
export function notServed(target: string): Failure {
  const version = Number(/^\/v(\d{1,6})\//.exec(target)?.[1] ?? protocolVersion);
  if (version < oldestServedVersion) return fail('TILL_TOO_OLD');
  if (version > protocolVersion) return fail('PLATFORM_TOO_OLD');
  return fail('UNKNOWN_ROUTE');
}
