import { type FieldText, insertText, readField, restoreField } from './text-field.ts';
import { wedgeDecoder } from './wedge-decoder.ts';
import { type WedgeKey, wedgeKeyOf } from './wedge-key.ts';

export interface KeyListenerOptions<Typed> {
  onScan(code: string): void;
  /**
   * A key of a person; true if the page acted on it, so the browser must not. `isAmongOthers`: others
   * came right before it, so it is part of a text and no shortcut.
   */
  onKey(key: WedgeKey, isAmongOthers: boolean): boolean;
  /** Nobody waits to see what is typed: keys may be held until it is clear who types. */
  mayHold(): boolean;
  /** All that is being typed, to be put back when it turns out that a scanner typed. */
  typed: { read(): Typed; restore(before: Typed): void };
}

/**
 * Hears all keys of the window before anything else does. A scan goes to `onScan` wherever the focus
 * is and leaves no trace in what a person was typing; all other keys go where they belong.
 */
export function listenToKeys<Typed>(page: Window, options: KeyListenerOptions<Typed>): () => void {
  const decoder = wedgeDecoder();
  /** What was typed before each key that went through, for taking it back. */
  const before = new WeakMap<WedgeKey, { typed: Typed; field: FieldText | null }>();
  let idleTimer = 0;

  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, the keys are its own.
    if (event.isComposing) return;
    const key = wedgeKeyOf(event);
    const { released, verdict } = decoder.key(key, options.mayHold());
    for (const held of released) giveBack(held);
    if (verdict.kind === 'pass') {
      remember(key);
      if (options.onKey(key, decoder.isAmongOthers())) swallow(event);
    } else {
      swallow(event);
    }
    if (verdict.kind === 'scan') {
      const typedBefore = before.get(verdict.firstKey);
      if (typedBefore?.field) restoreField(typedBefore.field);
      if (typedBefore) options.typed.restore(typedBefore.typed);
      options.onScan(verdict.code);
    }
    watchIdle();
  };

  function watchIdle(): void {
    page.clearTimeout(idleTimer);
    const deadlineMs = decoder.deadlineMs();
    if (deadlineMs === null) return;
    idleTimer = page.setTimeout(() => {
      for (const held of decoder.idle()) giveBack(held);
    }, deadlineMs - performance.now());
  }

  function giveBack(key: WedgeKey): void {
    remember(key);
    if (!options.onKey(key, decoder.isAmongOthers())) insertText(page.document, key.key);
  }

  function remember(key: WedgeKey): void {
    before.set(key, { typed: options.typed.read(), field: readField(page.document) });
  }

  page.addEventListener('keydown', onKeyDown, true);
  return () => {
    page.clearTimeout(idleTimer);
    page.removeEventListener('keydown', onKeyDown, true);
  };
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
