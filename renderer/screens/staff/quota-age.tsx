import { useStore } from 'zustand';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import css from './staff-sheet.module.css';

/** How well the till knows what is left: of today's platform, of an hour that is past, or its own sales alone. */
export function QuotaAge() {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { snapshots } = useTill();
  const sync = useStore(snapshots.till, ({ snapshot }) => snapshot?.sync ?? null);
  const at = sync?.documents?.upToDateAt ?? null;
  const isOffline = sync?.mode === 'offline';
  const words =
    at === null
      ? text('staff.age.alone')
      : text(isOffline ? 'staff.age.offline' : 'staff.age.at', {
          time: momentText(Date.parse(at), Date.now(), language, zone),
        });
  return (
    <p className={css.quiet} data-testid="staff-age" data-offline={isOffline || undefined}>
      {words}
    </p>
  );
}
