import type { TillSnapshot } from '../../contract/host/views.ts';
import { momentText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { useZone } from '../state/use-till.ts';
import css from './status-sheet.module.css';

/** How old what the till knows is: catalogue, prices, stock, settings. */
export function StatusDocuments({
  upToDateAt,
  filling,
  skippedCount,
}: NonNullable<TillSnapshot['sync']['documents']>) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  return (
    <>
      <p data-testid="status-documents">
        {upToDateAt === null
          ? text('status.documents.never')
          : text('status.documents.at', {
              time: momentText(Date.parse(upToDateAt), Date.now(), language, zone),
            })}
      </p>
      {filling && (
        <p className={css.quiet}>
          {filling.of === null
            ? text('status.documents.filling', { count: filling.count })
            : text('status.documents.fillingOf', { count: filling.count, of: filling.of })}
        </p>
      )}
      {skippedCount > 0 && (
        <p className={css.quiet}>{text('status.documents.skipped', { count: skippedCount })}</p>
      )}
    </>
  );
}
