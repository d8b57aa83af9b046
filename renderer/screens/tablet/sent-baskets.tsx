import { Send } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './sent-baskets.module.css';

/** What this tablet sent to the till and nobody has taken up yet. */
export function SentBaskets() {
  const text = useText();
  const { ui, snapshots } = useTill();
  const sent = useStore(snapshots.sale, ({ snapshot }) => snapshot?.sent ?? []);
  if (sent.length === 0) return null;
  return (
    <div className={css.sent}>
      {sent.map(({ basketId, code }) => (
        <Button
          key={basketId}
          icon={Send}
          look="soft"
          testId={`sent-${code}`}
          onPress={() => ui.setState({ sheet: 'sent', sentBasket: basketId })}
        >
          {text('tablet.sent.waits', { code })}
        </Button>
      ))}
    </div>
  );
}
