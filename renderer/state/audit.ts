import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { AuditRow } from '../../contract/host/calls/audit-calls.ts';
import type { AuditKind } from '../../domain/operator/audit-kinds.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';

/** What is filtered by; null for all. */
interface AuditFilter {
  kind: AuditKind | null;
  operatorId: string | null;
  day: string | null;
}

interface Audit {
  filter: AuditFilter;
  /** Null before the first answer: nothing is known yet. */
  rows: readonly AuditRow[] | null;
  /** There are more, from here on. */
  next: number | null;
  isLoading: boolean;
  failure: Failure | null;
  /** What is shown, as a file: on its way, or where it is. */
  file: 'writing' | { file: string; rows: number } | null;
}

export interface AuditStore {
  state: StoreApi<Audit>;
  /** From the newest on, by what is filtered. */
  show(filter?: Partial<AuditFilter>): void;
  more(): void;
  /** Writes what the filter shows, all of it, as a table. */
  save(language: 'fr' | 'en'): void;
  forget(): void;
}

const pageSize = 60;
const noFilter: AuditFilter = { kind: null, operatorId: null, day: null };
const nothing: Audit = {
  filter: noFilter,
  rows: null,
  next: null,
  isLoading: false,
  failure: null,
  file: null,
};

export function createAudit(host: HostConnection<HostApi>): AuditStore {
  const state = createStore<Audit>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;

  async function load(before: number | null): Promise<void> {
    asked += 1;
    const mine = asked;
    state.setState({ isLoading: true, failure: null });
    const { filter } = state.getState();
    const answer = await host.call('audit', { seat, ...filter, before, limit: pageSize });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ isLoading: false, failure: answer.error });
      return;
    }
    const { rows, next } = answer.value;
    state.setState((known) => ({
      rows: before === null ? rows : [...(known.rows ?? []), ...rows],
      next,
      isLoading: false,
    }));
  }

  async function save(language: 'fr' | 'en'): Promise<void> {
    const { filter, file } = state.getState();
    if (file === 'writing') return;
    state.setState({ file: 'writing', failure: null });
    const written = await host.call('auditFile', { seat, ...filter, language });
    // Another filter, or nobody: it is not about what is shown now.
    if (state.getState().filter !== filter) return;
    state.setState(written.ok ? { file: written.value } : { file: null, failure: written.error });
  }

  return {
    state,
    show(filter = {}) {
      state.setState((known) => ({
        filter: { ...known.filter, ...filter },
        rows: null,
        file: null,
      }));
      void load(null);
    },
    more() {
      const { next, isLoading } = state.getState();
      if (next !== null && !isLoading) void load(next);
    },
    save: (language) => void save(language),
    forget() {
      asked += 1;
      state.setState(nothing);
    },
  };
}
