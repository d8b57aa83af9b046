// What is no call, and what no call expects, sent from outside to a running till.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostApi } from '../../contract/host/api.ts';
import { rawCalls } from '../support/raw-calls.ts';
import { scanOne } from '../support/sold-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import {
  connectScript,
  type LastingClient,
  lastingClient,
  newCommandId,
} from '../support/till-client.ts';

let till: RunningTill;
let client: LastingClient;

beforeAll(async () => {
  till = await startTill();
  client = lastingClient(till.folder);
});
afterAll(async () => {
  client?.close();
  await till?.stop();
});

describe('a silent failure, a host that dies of what it is told', () => {
  it('any JSON sent to any call is refused or done, never an internal error', async () => {
    const pid = till.hostPid();
    const names = [...Object.keys(hostApi.calls), 'toString', '__proto__', ''];
    const arbitraryCall = fc.record({
      name: fc.constantFrom(...names),
      input: fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            commandId: fc.oneof(fc.string(), fc.constant('0123456789abcdef0')),
            seat: fc.constantFrom('fuzz', 'FUZZ', '', '../x', 'a'.repeat(41)),
            code: fc.string({ unit: 'binary', maxLength: 600 }),
            entered: fc.constantFrom('scanned', 'keyed', 'typed'),
            quantity: fc.oneof(fc.string(), fc.integer()),
            lineNumber: fc.double(),
            sku: fc.string({ unit: 'grapheme' }),
            text: fc.string({ unit: 'grapheme', maxLength: 200 }),
            limit: fc.integer(),
            label: fc.string(),
            basketId: fc.string(),
            reasonCode: fc.string(),
            tenderedMinor: fc.double(),
            basketVersion: fc.integer(),
            type: fc.string(),
            reference: fc.string(),
          },
          { requiredKeys: [] },
        ),
      ),
    });
    const calls = fc.sample(arbitraryCall, { numRuns: 1_500, seed: 9 });
    const failures = await rawCalls(till.folder, calls);
    expect([...failures.keys()].toSorted()).not.toContain('INTERNAL');
    expect(failures.get('BAD_REQUEST')).toBeGreaterThan(1_000);
    expect(till.hostPid()).toBe(pid);
  });

  it('any text is searched for and scanned without an internal error', async () => {
    const texts = fc.sample(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom(
          '"',
          '*',
          'a*',
          'NEAR(a b)',
          'a OR',
          '-a',
          'name:x',
          '(',
          '^',
          '\u0000',
          "'",
        ),
      ),
      { numRuns: 400, seed: 4 },
    );
    const window = connectScript(till.folder);
    for (const text of texts) {
      const found = await window.call('searchItems', { text, limit: 5 });
      expect(found.ok ? 'found' : found.error.code).toBe('found');
      const scanned = await window.call('scan', {
        commandId: newCommandId(),
        seat: 'fuzz',
        code: text,
        entered: 'keyed',
      });
      expect(scanned.ok ? 'rung' : scanned.error.code).toMatch(
        /^(rung|UNKNOWN_CODE|BAD_CHECK_DIGIT)$/,
      );
    }
    window.close();
  });

  it('frames that are none, and cut connections in the middle of them, disturb nobody', async () => {
    const pid = till.hostPid();
    const frames = [
      '',
      '{',
      'null',
      '[]',
      '{"type":"call"}',
      'x'.repeat(100_000),
      '\u0000',
      '{"type":"hello"}',
    ];
    for (const frame of frames) {
      const socket = new WebSocket(`${till.origin.replace('http:', 'ws:')}/rpc`);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      socket.send(frame);
      socket.close();
    }
    await scanOne(client, 'undisturbed');
    expect(till.hostPid()).toBe(pid);
  });
});
