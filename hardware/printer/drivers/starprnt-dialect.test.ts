import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { starPrntDialect } from './starprnt-dialect.ts';

/** A report over a network: nine bytes, then a length of 0. `bytes` are the third to the eighth. */
function report(...bytes: number[]): number[] {
  const [printer = 0, error = 0, fault = 0, paper = 0, slip = 0, count = 0] = bytes;
  return [0x23, 0x86, printer, error, fault, paper, slip, count, 0, 0, 0];
}

function hearing(...bytes: number[]) {
  const conversation = starPrntDialect('usual').converse();
  conversation.hear(Uint8Array.from(bytes));
  return conversation;
}

describe('what a Star printer says', () => {
  it.each([
    ['ready', report()],
    ['cover-open', report(0x28)],
    ['cover-open', report(0x28, 0, 0, 0x08)],
    ['paper-out', report(0x08, 0, 0, 0x0c)],
    ['paper-low', report(0, 0, 0, 0x04)],
    ['error', report(0x08, 0x08)],
    ['error', report(0x08, 0x40)],
    ['offline', report(0x08)],
  ])('is %s for %j', (state, bytes) => {
    expect(hearing(...bytes).status).toMatchObject({ state });
  });

  it('names the drawer by its contact', () => {
    expect(hearing(...report(0x04)).status?.drawer).toBe('open');
    expect(hearing(...report(0)).status?.drawer).toBe('closed');
  });

  it('is understood over USB too, where no length follows', () => {
    const conversation = hearing(0x23, 0x06, 0x28, 0, 0, 0, 0, 0, 0, ...report(0));
    expect(conversation.answers).toBe(2);
    expect(conversation.status?.state).toBe('ready');
  });

  it('skips the data that a report may carry, and noise before it', () => {
    const withData = [...report(0x08).slice(0, 9), 0, 3, 0x21, 0x22, 0x23];
    const conversation = hearing(0x00, 0x80, ...withData, ...report(0));
    expect(conversation.answers).toBe(2);
    expect(conversation.status?.state).toBe('ready');
  });

  it('is the same however the network cuts it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (cuts) => {
        const bytes = [...report(0x28), ...report(0, 0, 0, 0x04), ...report(0, 0, 0, 0, 0, 0x02)];
        const conversation = starPrntDialect('usual').converse();
        for (const cut of cuts) conversation.hear(Uint8Array.from(bytes.splice(0, cut)));
        conversation.hear(Uint8Array.from(bytes));
        expect([conversation.answers, conversation.status?.state]).toEqual([3, 'ready']);
      }),
    );
  });

  it('confirms by the counter, and never by a count that an earlier job left behind', () => {
    const conversation = hearing(...report(0, 0, 0, 0, 0, 0x02));
    // From 0 to 2: the counter stands at 1.
    expect([...conversation.askConfirmation()]).toEqual([0x1b, 0x1e, 0x45, 0, 0x17, 0x17]);
    conversation.hear(Uint8Array.from(report(0, 0, 0, 0, 0, 0x02)));
    expect(conversation.isConfirmed).toBe(false);
    conversation.hear(Uint8Array.from(report(0, 0, 0, 0, 0, 0x04)));
    expect(conversation.isConfirmed).toBe(true);
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        hearing(...bytes);
      }),
    );
  });
});
