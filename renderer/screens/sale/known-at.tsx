import { useStore } from 'zustand';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import css from './money-sheet.module.css';

/** How old what is known of a quota or an account is: as of the last word of the platform, or this till's own sales alone. */
export function KnownAt() {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { snapshots } = useTill();
  const sync = useStore(snapshots.till, ({ snapshot }) => snapshot?.sync ?? null);
  const at = sync?.documents?.upToDateAt ?? null;
  const isOffline = sync?.mode === 'offline';
  const words =
    at === null
      ? text('known.alone')
      : text(isOffline ? 'known.offline' : 'known.at', {
          time: momentText(Date.parse(at), Date.now(), language, zone),
        });
  return (
    <p className={css.quiet} data-testid="known-at" data-offline={isOffline || undefined}>
      {words}
    </p>
  );
}
