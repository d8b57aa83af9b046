import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';

const withCause = z.object({ cause: z.object({ code: z.string().max(60) }) });
/** Node's and OpenSSL's names for a certificate that does not prove who answers. */
const untrusted = /CERT|TLS|SELF_SIGNED|UNABLE_TO|HOSTNAME/;

/** Why `fetch` rejected: nobody there, somebody else there, or given up. */
export function unreachable(error: unknown, host: string): Failure {
  const parsed = withCause.safeParse(error);
  const reason = parsed.success ? parsed.data.cause.code : 'network';
  return untrusted.test(reason)
    ? fail('PLATFORM_NOT_TRUSTED', { host, reason })
    : fail('PLATFORM_UNREACHABLE', { reason });
}
