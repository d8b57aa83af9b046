import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Where a platform is: `https://host[:port]`, or `http://` to this machine. What goes there names
 * customers and carries tokens, so it never crosses a network in the clear. `PLATFORM_URL_BAD`.
 */
export function parsePlatformUrl(text: string): Result<URL, Failure> {
  const url = URL.parse(text);
  if (url === null || !isSafe(url) || !isOriginOnly(url)) {
    return refuse(fail('PLATFORM_URL_BAD', { value: text.slice(0, 100) }));
  }
  return ok(url);
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

function isOriginOnly({ pathname, search, hash, username, password }: URL): boolean {
  return pathname === '/' && [search, hash, username, password].every((part) => part === '');
}
