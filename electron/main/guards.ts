import type { Session, WebContents } from 'electron';
import { isAllowedRequest, isDisplayPage, isOwnPage } from './allowed-requests.ts';
import { displayWindowOptions } from './display-window.ts';

/** Where the host serves the page; null until it does, and then nothing may be loaded. */
type Origin = () => string | null;

/** For every page there ever is: it stays where it is, opens nothing but the customer's display and embeds nothing. */
export function guardContents(contents: WebContents, origin: Origin): void {
  const isAllowed = (url: string): boolean => {
    const own = origin();
    return own !== null && (isOwnPage(url, own) || isDisplayPage(url, own));
  };
  contents.on('will-frame-navigate', (navigation) => {
    if (!isAllowed(navigation.url)) navigation.preventDefault();
  });
  contents.on('will-redirect', (navigation) => {
    if (!isAllowed(navigation.url)) navigation.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const own = origin();
    return own !== null && isDisplayPage(url, own)
      ? { action: 'allow', overrideBrowserWindowOptions: displayWindowOptions() }
      : { action: 'deny' };
  });
}

/** A till's page needs no camera, no place, no device, no download: the host has the devices. */
export function guardSession(session: Session, origin: Origin): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const own = origin();
    // The developer tools, which only an unpacked till has, load their own pages.
    const isAllowed = url.startsWith('devtools:') || (own !== null && isAllowedRequest(url, own));
    answer({ cancel: !isAllowed });
  });
}
