import type { NoticeStore } from './notices.ts';
import { dismissNotices } from './notices.ts';
import type { Snapshots } from './snapshots.ts';
import type { Toasts } from './toasts.ts';
import { forgetPayment, setTyped, showSale, type UiStore } from './ui.ts';

/** From selling to training and back: what lay over the screen or was typed belonged to the other. */
export function followTraining(
  { sale }: Pick<Snapshots, 'sale'>,
  { ui, toasts, notices }: { ui: UiStore; toasts: Toasts; notices: NoticeStore },
): void {
  sale.subscribe(({ snapshot }, before) => {
    if (snapshot === null || before.snapshot === null) return;
    const isTraining = snapshot.training !== null;
    if (isTraining === (before.snapshot.training !== null)) return;
    showSale(ui);
    forgetPayment(ui);
    setTyped(ui, { search: '' });
    dismissNotices(notices);
    toasts.say(isTraining ? 'toast.training.begun' : 'toast.training.ended');
  });
}
