import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './audit-sheet.module.css';

/** What the filter shows, as a file of this till; then where it is. */
export function AuditSave() {
  const text = useText();
  const language = useLanguage();
  const { audit } = useTill();
  const { file, rows } = useStore(audit.state);
  const isWriting = file === 'writing';
  return (
    <div className={css.save} aria-live="polite">
      <Button
        takesFocus
        icon={Download}
        testId="audit-save"
        isPending={isWriting}
        isDisabled={rows === null || rows.length === 0}
        onPress={() => audit.save(language)}
      >
        {text(isWriting ? 'audit.file.writing' : 'audit.file')}
      </Button>
      {file !== null && file !== 'writing' && (
        <p className={css.saved} data-testid="audit-saved">
          {text('audit.file.done', { count: file.rows })}
          <span className={css.file}>{file.file}</span>
        </p>
      )}
    </div>
  );
}
