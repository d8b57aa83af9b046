import {
  CircleCheck,
  CloudOff,
  Download,
  GraduationCap,
  type LucideIcon,
  Store,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { countText } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import type { Text } from '../i18n/use-text.ts';
import type { HostState } from '../state/host-connection.ts';
import { isDefect } from '../state/till-warnings.ts';

export interface Status {
  icon: LucideIcon;
  tone: 'quiet' | 'good' | 'amber';
  words: string;
}

/**
 * The one thing to say of the till: its link to the host first, then a defect, then the rest. A
 * training till says that it is one, whatever else there is to say.
 */
export function statusOf(
  link: HostState['kind'],
  till: TillSnapshot | null,
  text: Text,
  language: Language,
): Status {
  if (link === 'gone') return { icon: Unplug, tone: 'amber', words: text('top.gone') };
  if (link !== 'connected' || till === null) {
    return { icon: Unplug, tone: 'quiet', words: text('top.connecting') };
  }
  const isTraining = till.journal.kind === 'training';
  if (till.warnings.some(isDefect)) {
    const check = text('top.check');
    const words = isTraining
      ? text('top.two', { state: text('top.training'), more: check })
      : check;
    return { icon: TriangleAlert, tone: 'amber', words };
  }
  if (isTraining) return { icon: GraduationCap, tone: 'amber', words: text('top.training') };
  return till.importing ? importStatus(till.importing, text, language) : syncStatus(till, text);
}

function importStatus(
  { done, total }: NonNullable<TillSnapshot['importing']>,
  text: Text,
  language: Language,
): Status {
  const words = text('top.importing', {
    done: countText(done, language),
    total: countText(total, language),
  });
  return { icon: Download, tone: 'quiet', words };
}

function syncStatus({ sync: { mode, waiting } }: TillSnapshot, text: Text): Status {
  const state = text(`top.${mode}`);
  return {
    icon: { standalone: Store, online: CircleCheck, offline: CloudOff }[mode],
    tone: ({ standalone: 'quiet', online: 'good', offline: 'amber' } as const)[mode],
    words:
      mode !== 'standalone' && waiting > 0 ? text('top.waiting', { state, count: waiting }) : state,
  };
}
