/**
 * Whether the till's pages may ask for this: only what their own host serves at `origin`, and what the
 * page itself holds. No remote content, whatever a page is made to want.
 */
export function isAllowedRequest(url: string, origin: string): boolean {
  const asked = URL.parse(url);
  if (asked === null) return false;
  // The display's window reaches the host as a browser does; the till's own has a port.
  const isRpc = asked.href === `${origin.replace(/^http:/, 'ws:')}/rpc`;
  return isRpc || asked.origin === origin || asked.protocol === 'data:';
}

/** Whether a window may go there: to the till's one page, which is how it reloads. */
export function isOwnPage(url: string, origin: string): boolean {
  return isPage(url, origin, '/');
}

/** Whether a window may be the customer's display. */
export function isDisplayPage(url: string, origin: string): boolean {
  return isPage(url, origin, '/display.html');
}

function isPage(url: string, origin: string, path: string): boolean {
  const asked = URL.parse(url);
  return asked !== null && asked.origin === origin && asked.pathname === path;
}
