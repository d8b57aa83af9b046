import { useStore } from 'zustand';
import { auditKinds } from '../../../domain/operator/audit-kinds.ts';
import { SelectField } from '../../components/select-field.tsx';
import { dayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { recentDays } from '../../state/recent-days.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import css from './audit-sheet.module.css';

/** A month is what is asked about; older ones are in the archive. */
const daysOffered = 31;

/** What, who, when. */
export function AuditFilters() {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { audit, snapshots } = useTill();
  const { kind, operatorId, day } = useStore(audit.state, ({ filter }) => filter);
  const people = useStore(snapshots.people, ({ snapshot }) => snapshot?.people ?? []);
  return (
    <div className={css.filters}>
      <SelectField
        label={text('audit.kind')}
        value={kind ?? ''}
        testId="audit-kind"
        options={[
          { value: '', label: text('audit.kind.all') },
          ...auditKinds.map((each) => ({ value: each, label: text(`audit.kind.${each}`) })),
        ]}
        onChoose={(value) => audit.show({ kind: value === '' ? null : value })}
      />
      <SelectField
        label={text('audit.operator')}
        value={operatorId ?? ''}
        testId="audit-operator"
        options={[
          { value: '', label: text('audit.operator.all') },
          ...people.map(({ id, alias }) => ({ value: id, label: alias })),
        ]}
        onChoose={(value) => audit.show({ operatorId: value === '' ? null : value })}
      />
      <SelectField
        label={text('audit.day')}
        value={day ?? ''}
        testId="audit-day"
        options={[
          { value: '', label: text('audit.day.all') },
          ...recentDays(Date.now(), zone, daysOffered).map((each) => ({
            value: each,
            label: dayText(each, language),
          })),
        ]}
        onChoose={(value) => audit.show({ day: value === '' ? null : value })}
      />
    </div>
  );
}
