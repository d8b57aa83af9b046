import type { WriteEngine } from './write-engine.ts';

/** The write engine as its users see it, whichever thread it lives in. */
export type AsyncEngine = {
  [Method in keyof WriteEngine]: (
    ...values: Parameters<WriteEngine[Method]>
  ) => Promise<ReturnType<WriteEngine[Method]>>;
};

/** The engine in this thread: each call is done when it returns its promise. */
export function inThread(engine: WriteEngine): AsyncEngine {
  return {
    create: async (table) => engine.create(table),
    put: async (table, puts) => engine.put(table, puts),
    applyPage: async (work) => engine.applyPage(work),
    purge: async (table, until, limit) => engine.purge(table, until, limit),
    drop: async (table) => engine.drop(table),
  };
}
