/**
 * Whether the till's pages may ask for this: only what their own host serves at `origin`, and what the
 * page itself holds. No remote content, whatever a page is made to want.
 */
export function isAllowedRequest(url: string, origin: string): boolean {
  const asked = URL.parse(url);
  return asked !== null && (asked.origin === origin || asked.protocol === 'data:');
}

/** Whether a window may go there: to the till's one page, which is how it reloads. */
export function isOwnPage(url: string, origin: string): boolean {
  const asked = URL.parse(url);
  return asked !== null && asked.origin === origin && asked.pathname === '/';
}
