import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escPosDialect } from './escpos-dialect.ts';

/** Answers to DLE EOT 1 to 4 of a printer that is well: bits 1 and 4 are fixed. */
const well = [0x16, 0x12, 0x12, 0x12];
const coverOpen = [0x1e, 0x16, 0x12, 0x12];

function hearing(...bytes: number[]) {
  const conversation = escPosDialect('usual').converse();
  conversation.hear(Uint8Array.from(bytes));
  return conversation;
}

describe('what an ESC/POS printer says', () => {
  it.each([
    ['ready', well],
    ['cover-open', coverOpen],
    // Many printers report no paper while the cover is open: closing it is what helps.
    ['cover-open', [0x1e, 0x36, 0x12, 0x7e]],
    ['paper-out', [0x1e, 0x32, 0x12, 0x7e]],
    ['paper-out', [0x16, 0x12, 0x12, 0x72]],
    ['paper-low', [0x16, 0x12, 0x12, 0x1e]],
    ['error', [0x1e, 0x52, 0x1a, 0x12]],
    ['offline', [0x1e, 0x1a, 0x12, 0x12]],
  ])('is %s for %j', (state, bytes) => {
    expect(hearing(...bytes).status).toMatchObject({ state });
  });

  it('names the drawer by the level of pin 3, either way round', () => {
    const inverted = escPosDialect('inverted').converse();
    inverted.hear(Uint8Array.from(well));
    expect([hearing(...well).status?.drawer, inverted.status?.drawer]).toEqual(['closed', 'open']);
  });

  it('is nothing until all four answers have come', () => {
    expect(hearing(...well.slice(0, 3)).status).toBeNull();
  });

  it('confirms only what was asked to be confirmed', () => {
    const conversation = hearing(0x00);
    expect(conversation.isConfirmed).toBe(false);
    conversation.askConfirmation();
    conversation.hear(Uint8Array.of(0x03));
    expect(conversation.isConfirmed).toBe(true);
  });

  it('is not confused by reports that another till has turned on', () => {
    const conversation = escPosDialect('usual').converse();
    conversation.askConfirmation();
    // A report of four bytes, cut by the network and between the answers.
    for (const bytes of [[0x16, 0x14], [0x00], [0x00, 0x0f, 0x12], [0x12, 0x12]]) {
      conversation.hear(Uint8Array.from(bytes));
    }
    expect(conversation.isConfirmed).toBe(false);
    expect(conversation.status).toEqual({ state: 'ready', drawer: 'closed' });
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        hearing(...bytes);
      }),
    );
  });
});
