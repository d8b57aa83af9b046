import { useStore } from 'zustand';
import { QrCode } from '../../components/qr-code.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './claim-code.module.css';

/** Where no display faces the customer: the code that makes this sale theirs is turned to them here. */
export function ClaimCode() {
  const text = useText();
  const desk = useStore(useTill().snapshots.display, ({ snapshot }) => snapshot);
  if (desk === null || desk.openCount > 0 || desk.address === '') return null;
  return (
    <section className={css.claim} aria-label={text('display.title')} data-testid="claim-code">
      <QrCode data={desk.address} label={text('display.claim.code')} />
      <p>{text('display.claim')}</p>
    </section>
  );
}
