import { factsOf } from '../contract/failure/log-facts.ts';
import type { FailureLogger } from '../contract/rpc/handler-failure.ts';

/**
 * An error nobody waited for ends the host, for nobody knows what it left half done; the shell starts
 * it again. The log says where it came from first, and nothing of what it was about.
 */
export function sayLastWords(logger: FailureLogger): void {
  const end = (what: string) => (error: unknown) => {
    logger.error(factsOf(error), what);
    process.exit(1);
  };
  process.on('unhandledRejection', end('a promise was rejected and nobody waited for it'));
  process.on('uncaughtException', end('an error was thrown and nobody caught it'));
}
