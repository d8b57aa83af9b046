import { CircleCheck, Info, type LucideIcon, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { classNames } from '../components/class-names.ts';
import { clockText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { isDefect, warningText } from '../state/till-warnings.ts';
import { useHostState, useTill, useZone } from '../state/use-till.ts';
import css from './status-sheet.module.css';

/** Most urgent first: the host gone, a view that ended, then what the host itself warns of. */
export function StatusWarnings({ warnings }: Pick<TillSnapshot, 'warnings'>) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { kind, sinceMs, refusal } = useHostState();
  const ended = useStore(useTill().snapshots.ended, ({ failure }) => failure);
  const isGone = kind === 'gone' && refusal === null;
  const told = [refusal, ended].filter((failure) => failure !== null);
  if (!isGone && told.length + warnings.length === 0) {
    return (
      <p className={css.fine}>
        <CircleCheck className={css.icon} aria-hidden="true" />
        {text('status.fine')}
      </p>
    );
  }
  return (
    <ul className={css.warnings} aria-label={text('status.warnings')}>
      {isGone && (
        <Row icon={Unplug} isUrgent>
          {text('host.gone', { time: clockText(sinceMs, language, zone) })} {text('host.kept')}
        </Row>
      )}
      {told.map((failure) => (
        <Row key={failure.code} icon={Unplug} isUrgent code={failure.code}>
          {warningText(failure, language)}
        </Row>
      ))}
      {warnings.map((warning, index) => {
        const isUrgent = isDefect(warning);
        return (
          <Row
            // Two journals may have a defect each.
            key={`${warning.code} ${String(index)}`}
            icon={isUrgent ? TriangleAlert : Info}
            isUrgent={isUrgent}
            code={warning.code}
          >
            {warningText(warning, language)}
          </Row>
        );
      })}
    </ul>
  );
}

function Row({
  icon: Icon,
  isUrgent,
  code,
  children,
}: {
  icon: LucideIcon;
  isUrgent: boolean;
  code?: string;
  children: ReactNode;
}) {
  const text = useText();
  return (
    <li className={classNames(css.warning, isUrgent && css.urgent)} data-code={code}>
      <Icon className={css.icon} aria-hidden="true" />
      <div>
        {isUrgent && <strong className={css.check}>{text('top.check')}</strong>}
        {children !== null && <p>{children}</p>}
        {code !== undefined && <p className={css.code}>{text('notice.code', { code })}</p>}
      </div>
    </li>
  );
}
