/** What the decoder needs of a keydown. */
export interface WedgeKey {
  /** Physical key, such as `Digit1` or `KeyQ`, whatever the layout. */
  code: string;
  /** What the system's layout made of it. */
  key: string;
  shift: boolean;
  ctrl: boolean;
  alt: boolean;
  meta: boolean;
  /** Shows as Ctrl + Alt on some systems. */
  altGr: boolean;
  /** Is on: the system turns letters, and on some layouts digits, around. */
  capsLock: boolean;
  /** Held down: a person leaning on a key, never a scanner. */
  repeat: boolean;
  /** Time of the event itself, so that a busy page does not blur the rhythm. */
  atMs: number;
}

export function wedgeKeyOf(event: KeyboardEvent): WedgeKey {
  return {
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    altGr: event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey),
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
    atMs: event.timeStamp,
  };
}
