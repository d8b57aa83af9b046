/**
 * The system's key store (DPAPI, Keychain, the desktop's wallet), as the shell reaches it. It keeps no
 * text of ours: what it has wrapped, only it unwraps, for this account on this machine. Null when it
 * refuses or does not answer.
 */
export interface KeyWrap {
  wrap(text: string): Promise<string | null>;
  /** `isStale`: the system has a newer key by now; wrap the text anew. */
  unwrap(wrapped: string): Promise<{ text: string; isStale: boolean } | null>;
}
