import { CircleCheck } from 'lucide-react';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.ts';
import { useTill } from '../state/use-till.ts';
import css from './toast-list.module.css';

/**
 * Touches go through it: it never stands in the way of the next act. Ours rather than react-aria's
 * toast region, which is a landmark and takes F6.
 */
export function ToastList() {
  const text = useText();
  const toasts = useStore(useTill().toasts.store, (state) => state.toasts);
  return (
    <div className={css.list} role="status" data-testid="toasts">
      {toasts.map((toast) => (
        <p key={toast.id} className={css.toast}>
          <CircleCheck className={css.icon} aria-hidden="true" />
          {text(toast.text, toast.values)}
        </p>
      ))}
    </div>
  );
}
