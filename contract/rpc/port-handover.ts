/**
 * How a page in Electron gets its MessagePort to the host: page ⇄ preload by `window.postMessage`,
 * preload ⇄ main by the IPC channels of the same names. The nonce stands in the page's address, where
 * main put it: main gives a port only to who names it, the page takes one only under it. The preload
 * passes on and understands nothing; without zod, for it must be one small file.
 */
export const portWanted = 'comptoir.port-wanted';
export const portGiven = 'comptoir.port-given';
/** The host behind the port is gone. Chromium does not tell a page that a port's other end is. */
export const portLost = 'comptoir.port-lost';

export interface PortMessage {
  kind: typeof portWanted | typeof portGiven | typeof portLost;
  nonce: string;
}

/** The nonce of a message of this kind, or null for any other message. */
export function nonceOf(message: unknown, kind: PortMessage['kind']): string | null {
  if (typeof message !== 'object' || message === null) return null;
  if (!('kind' in message) || message.kind !== kind) return null;
  return 'nonce' in message && typeof message.nonce === 'string' ? message.nonce : null;
}

/** The page's address: `#port=…`. */
export function pageAddress(origin: string, nonce: string): string {
  return `${origin}/#port=${nonce}`;
}

export function nonceInAddress(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('port');
}
