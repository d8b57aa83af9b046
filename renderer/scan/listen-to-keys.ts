import { wedgeDecoder } from './wedge-decoder.ts';
import { type WedgeKey, wedgeKeyOf } from './wedge-key.ts';

export interface KeyListenerOptions<Typed> {
  onScan(code: string): void;
  /** A key of a person; true if the page acted on it, so the browser must not. */
  onKey(key: WedgeKey): boolean;
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
  const before = new WeakMap<WedgeKey, Typed>();
  let idleTimer = 0;

  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, the keys are its own.
    if (event.isComposing) return;
    const key = wedgeKeyOf(event);
    const { released, verdict } = decoder.key(key, options.mayHold());
    for (const held of released) giveBack(held);
    if (verdict.kind === 'pass') {
      before.set(key, options.typed.read());
      if (options.onKey(key)) swallow(event);
    } else {
      swallow(event);
    }
    if (verdict.kind === 'scan') {
      const typedBefore = before.get(verdict.firstKey);
      if (typedBefore !== undefined) options.typed.restore(typedBefore);
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
    before.set(key, options.typed.read());
    if (!options.onKey(key)) insertText(page.document, key.key);
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

/** Types into the focused field as the browser would have. */
function insertText(document: Document, text: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || [...text].length !== 1) return;
  const start = field.selectionStart ?? field.value.length;
  field.setRangeText(text, start, field.selectionEnd ?? start, 'end');
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }),
  );
}
