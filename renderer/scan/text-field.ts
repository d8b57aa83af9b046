/** What stands in the text field that has the focus, so that it can be put back. */
export interface FieldText {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
  /** Null where the kind of field has none, such as a number. */
  selection: readonly [start: number, end: number] | null;
}

export function readField({ activeElement: field }: Document): FieldText | null {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null;
  const { value, selectionStart, selectionEnd } = field;
  const hasSelection = selectionStart !== null && selectionEnd !== null;
  return { field, value, selection: hasSelection ? [selectionStart, selectionEnd] : null };
}

/** Takes back what was typed into a field since; whoever listens to it hears so. */
export function restoreField({ field, value, selection }: FieldText): void {
  if (!field.isConnected || field.value === value) return;
  // Past React, which would take a plain assignment for its own and not hear of it.
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  if (selection) field.setSelectionRange(...selection);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
}

/** Types into the focused field as the browser would have. */
export function insertText(document: Document, text: string): void {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isField || [...text].length !== 1) return;
  const start = field.selectionStart ?? field.value.length;
  field.setRangeText(text, start, field.selectionEnd ?? start, 'end');
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }),
  );
}
