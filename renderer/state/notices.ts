import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';

export interface Notice {
  id: number;
  /** A refused scan, or another act that the host refused. */
  about: 'scan' | 'act';
  failure: Failure;
  atMs: number;
}

/** What was refused and is not yet seen, newest first; beyond `shownNotices` only their number. */
export type NoticeStore = StoreApi<{ notices: readonly Notice[]; olderCount: number }>;

const shownNotices = 2;
/** Long enough to have been read when the next good scan comes. */
const readMs = 4_000;

export function createNotices(): NoticeStore {
  return createStore(() => ({ notices: [], olderCount: 0 }));
}

export function addNotice(
  store: NoticeStore,
  about: Notice['about'],
  failure: Failure,
  nowMs: number,
): void {
  store.setState(({ notices, olderCount }) => {
    // The same refusal twice is one sentence.
    const others = notices.filter((known) => !isSame(known.failure, failure));
    const id = Math.max(0, ...notices.map((known) => known.id)) + 1;
    const all = [{ id, about, failure, atMs: nowMs }, ...others];
    return {
      notices: all.slice(0, shownNotices),
      olderCount: olderCount + Math.max(0, all.length - shownNotices),
    };
  });
}

/** An act went well: what was refused before it is settled, and scans' refusals once read. */
export function settleNotices(store: NoticeStore, about: Notice['about'], nowMs: number): void {
  const isOpen = (notice: Notice): boolean =>
    notice.about === 'scan'
      ? nowMs - notice.atMs < readMs
      : notice.about !== about && nowMs - notice.atMs < readMs;
  const { notices, olderCount } = store.getState();
  const open = notices.filter(isOpen);
  if (open.length === notices.length) return;
  store.setState({ notices: open, olderCount: open.length === 0 ? 0 : olderCount });
}

export function dismissNotices(store: NoticeStore): void {
  store.setState({ notices: [], olderCount: 0 });
}

function isSame(a: Failure, b: Failure): boolean {
  return a.code === b.code && JSON.stringify(a.details) === JSON.stringify(b.details);
}
