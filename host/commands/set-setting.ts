import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { SettingKey } from '../settings/setting-keys.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { actorAt } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Sets what this till does or where its devices are; an entry of the same database transaction says so. */
export function setSetting(
  { seat, key, value }: { seat: string; key: string; value: string },
  till: TillContext,
  settings: TillSettings,
): Result<{ key: SettingKey; value: string }, Failure> {
  return settings.set(key, value, (store) => {
    const body = { event: 'settings-changed', details: { seat, key, to: value.trim() } };
    till.writer.append({
      drafts: [{ type: 'event', body, operatorId: actorAt(till, seat), personal: null }],
      steps: [],
      endedBaskets: [],
      beside: store,
    });
  });
}
