/** Put in by the bundlers; absent when the sources run as they are. */
declare const __BUILD__: string | undefined;

/** Which build this program is: the same for host, shell and page built together. */
export const build: string = typeof __BUILD__ === 'string' ? __BUILD__ : 'source';
