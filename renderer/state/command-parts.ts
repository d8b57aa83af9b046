import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { Result } from '../../domain/result.ts';
import type { Sounds } from '../sound/sounds.ts';
import type { Approval } from './approval.ts';
import type { DayWorkStore } from './day/day-work.ts';
import type { HostConnection } from './host-connection.ts';
import { addNotice, type Notice, type NoticeStore, settleNotices } from './notices.ts';
import type { ReceiptStore } from './receipt-store.ts';
import type { ReturningStore } from './returning.ts';
import type { Snapshots } from './snapshots.ts';
import type { Toasts } from './toasts.ts';
import type { UiStore } from './ui.ts';
import type { WaitingScans } from './waiting-scans.ts';

/** What the page's commands are made of. */
export interface CommandParts {
  host: HostConnection<HostApi>;
  snapshots: Snapshots;
  ui: UiStore;
  approval: Approval;
  returning: ReturningStore;
  notices: NoticeStore;
  toasts: Toasts;
  waitingScans: WaitingScans;
  receipts: ReceiptStore;
  dayWork: DayWorkStore;
  sounds: Sounds;
  nowMs(): number;
}

/** Shows and sounds a refusal in place, and takes away what is settled by a success. */
export function reportOutcome(
  { notices, sounds, nowMs }: Pick<CommandParts, 'notices' | 'sounds' | 'nowMs'>,
  about: Notice['about'],
  result: Result<unknown, Failure>,
): void {
  if (result.ok) {
    settleNotices(notices, about, nowMs());
    return;
  }
  addNotice(notices, about, result.error, nowMs());
  sounds.play(about === 'scan' ? 'refused' : 'attention');
}
