import { TriangleAlert, X } from 'lucide-react';
import { useStore } from 'zustand';
import { failureText } from '../../contract/failure/failure.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { dismissNotices, type Notice } from '../state/notices.ts';
import { useTill } from '../state/use-till.ts';
import { Button } from './button.tsx';
import css from './notice.module.css';

/** What was refused, where the eye is: why, what was kept, what to do. Never a modal. */
export function Notices({ only }: { only?: Notice['about'] }) {
  const text = useText();
  const language = useLanguage();
  const store = useTill().notices;
  const state = useStore(store);
  const notices = state.notices.filter(({ about }) => only === undefined || about === only);
  if (notices.length === 0) return null;
  return (
    <div className={css.notice} data-testid="notice">
      <TriangleAlert className={css.icon} aria-hidden="true" />
      <div className={css.texts}>
        {notices.map(({ id, about, failure }) => (
          <p key={id} data-code={failure.code}>
            <strong>{text(about === 'scan' ? 'notice.scan' : 'notice.act')}</strong>{' '}
            <span>{failureText(failure, language)}</span>{' '}
            <span className={css.code}>{text('notice.code', { code: failure.code })}</span>
          </p>
        ))}
        {state.olderCount > 0 && <p>{text('notice.more', { count: state.olderCount })}</p>}
      </div>
      <Button
        look="bare"
        icon={X}
        label={text('action.dismiss')}
        onPress={() => dismissNotices(store)}
      />
    </div>
  );
}
