import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { storeFailure } from '../journal/store-failure.ts';
import type { TillFile } from '../store/till-file.ts';
import { isSettingKey, type SettingKey, settingKeys, settingKind } from './setting-keys.ts';

/** Settings of this till alone, such as the printer beside it: a plain table of the till file. */
export interface TillSettings {
  get(key: SettingKey): string;
  all(): { key: SettingKey; value: string }[];
  /**
   * Empty puts the setting back to what it is unset. `SETTING_UNKNOWN`, or what is wrong with the
   * value. `within` runs what stores it in a database transaction of the till file.
   */
  set(
    key: string,
    value: string,
    within?: (store: () => void) => void,
  ): Result<{ key: SettingKey; value: string }, Failure>;
  onChange(listener: (key: SettingKey) => void): void;
}

const row = z.object({ value: z.string() });

/** `unset`: what a setting stands for on this till when nobody has set it, where that is its own. */
export function openTillSettings(
  till: TillFile,
  unset: Partial<Record<SettingKey, string>> = {},
): TillSettings {
  const read = till.sql.prepare('SELECT value FROM till_settings WHERE key = ?');
  const write = till.sql.prepare(`INSERT INTO till_settings (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  const remove = till.sql.prepare('DELETE FROM till_settings WHERE key = ?');
  const listeners: ((key: SettingKey) => void)[] = [];

  function get(key: SettingKey): string {
    const kind = settingKind(key);
    const stored = read.get(key);
    const value = stored === undefined ? null : row.parse(stored).value;
    // A release may take what another one refuses; what can't be used is as good as unset.
    return value !== null && kind.check(value).ok ? value : (unset[key] ?? kind.unset);
  }

  function store(key: SettingKey, value: string, within: (store: () => void) => void): void {
    try {
      within(() => void (value === '' ? remove.run(key) : write.run(key, value)));
    } catch (error) {
      throw storeFailure(error);
    }
  }

  return {
    get,
    all: () => settingKeys.map((key) => ({ key, value: get(key) })),
    set(key, value, within = (store) => till.transaction(store)) {
      if (!isSettingKey(key)) {
        return refuse(
          fail('SETTING_UNKNOWN', { key: key.slice(0, 40), known: settingKeys.join(', ') }),
        );
      }
      const text = value.trim();
      if (text !== '') {
        const checked = settingKind(key).check(text);
        if (!checked.ok) return checked;
      }
      store(key, text, within);
      for (const listener of listeners) listener(key);
      return ok({ key, value: get(key) });
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
