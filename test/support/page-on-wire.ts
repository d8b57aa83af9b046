import { expect } from 'vitest';
import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import type { ApiShape, Role } from '../../contract/rpc/api-shape.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import type { Credential } from '../../contract/rpc/frames.ts';
import { serve } from '../../contract/rpc/server.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type HostConnection, hostConnection } from '../../renderer/state/host-connection.ts';
import { manualTimers } from './manual-timers.ts';

const everyone: readonly Role[] = ['page'];
export const countingApi = {
  calls: {
    scan: {
      input: z.strictObject({ id: z.int() }),
      output: z.int(),
      roles: everyone,
      timeoutMs: 1_000,
    },
  },
  views: { count: { params: z.undefined(), snapshot: z.int(), roles: everyone } },
} as const satisfies ApiShape;

/** Two ends of a wire in one process; frames arrive in later turns, as they do over a socket. */
function newWire(far: { isHung: boolean }): { near: Channel; far: Channel } {
  const ends = [0, 1].map(() => ({
    receive: (_: string): void => undefined,
    closed: [] as (() => void)[],
  }));
  let isOpen = true;
  const end = (own: number): Channel => ({
    send(text) {
      queueMicrotask(() => {
        if (isOpen && !far.isHung) ends[1 - own]?.receive(text);
      });
    },
    onMessage(receive) {
      const self = ends[own];
      if (self !== undefined) self.receive = receive;
    },
    onClose: (closed) => void ends[own]?.closed.push(closed),
    close() {
      if (!isOpen) return;
      // What was sent before arrives before.
      queueMicrotask(() =>
        queueMicrotask(() => {
          if (!isOpen) return;
          isOpen = false;
          for (const closed of ends.flatMap((each) => each.closed)) closed();
        }),
      );
    },
  });
  return { near: end(0), far: end(1) };
}

/** A page on a wire to a host that does as it is told. */
export function pageOnWire({
  build = 'b1',
  lastReload = null as string | null,
  credential = { token: 'page' } as Credential,
} = {}) {
  const timers = manualTimers();
  let nowMs = 0;
  let tries = 0;
  let wire: { near: Channel; far: Channel } | null = null;
  const host = {
    isUp: true,
    /** Its process stands still: the connection is open, and nothing goes in or out. */
    isHung: false,
    build: 'b1',
    /** What the host took in, each id once. */
    taken: [] as number[],
    heard: [] as number[],
    answer: (id: number): Promise<Result<number, ReturnType<typeof fail>>> =>
      Promise.resolve(ok(id)),
    count: 1,
    listeners: new Set<() => void>(),
    tickets: new Set(['ticket']),
  };
  const reloads: (string | null)[] = [];
  let reloadedFor = lastReload;
  const connection = hostConnection(countingApi, {
    openChannel() {
      tries += 1;
      const opened = newWire(host);
      wire = opened;
      if (!host.isUp) opened.near.close();
      else
        serve(
          countingApi,
          {
            calls: {
              scan({ id }) {
                host.heard.push(id);
                if (!host.taken.includes(id)) host.taken.push(id);
                return host.answer(id);
              },
            },
            views: {
              count: () => ({
                current: () => host.count,
                version: () => host.count,
                subscribe(changed) {
                  host.listeners.add(changed);
                  return () => host.listeners.delete(changed);
                },
              }),
            },
          },
          opened.far,
          {
            authenticate: (token) => (token === 'page' ? { role: 'page' } : null),
            redeem: (ticket) =>
              host.tickets.delete(ticket)
                ? ok({ role: 'page', token: 'page' })
                : refuse(fail('NOT_ALLOWED')),
            build: host.build,
            hostStartId: 'h',
            newId: () => 'id',
            timers,
            logger: { error: () => undefined },
          },
        );
      return opened.near;
    },
    credential: () => credential,
    keepToken: (token) => {
      credential = { token };
    },
    build,
    timers,
    nowMs: () => nowMs,
    reload: () => reloads.push(reloadedFor),
    lastReload: {
      get: () => reloadedFor,
      set: (hostBuild) => {
        reloadedFor = hostBuild;
      },
    },
  });
  return {
    connection,
    host,
    reloads,
    tries: () => tries,
    cut: async () => {
      wire?.far.close();
      await settle();
    },
    /** The clock goes on, the timers do not. */
    sleep(ms: number) {
      nowMs += ms;
    },
    pass: async (ms: number) => {
      nowMs += ms;
      timers.pass(ms);
      await settle();
    },
    isState: (
      kind: ReturnType<HostConnection<typeof countingApi>['state']>['kind'],
      sinceMs: number,
    ) => expect(connection.state()).toMatchObject({ kind, sinceMs }),
  };
}

export const tooOld = fail('SCAN_TOO_OLD', { code: '1' });
export const scan = (page: ReturnType<typeof pageOnWire>, id: number) =>
  page.connection.callUntilAnswered('scan', { id }, tooOld);
export const act = (page: ReturnType<typeof pageOnWire>, id: number) =>
  page.connection.callInOrder('scan', { id });

/** All that can happen without time passing has happened. */
export const settle = () => new Promise((done) => setImmediate(done));
