import type { Settings, SettingsStore } from '../state/settings.ts';

/** Theme and scale as tokens.css reads them from the root element, now and at each change. */
export function applyScreenSettings(settings: SettingsStore, root: HTMLElement): void {
  const apply = ({ theme, scale }: Settings): void => {
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    if (scale === 'auto') root.style.removeProperty('--scale');
    else root.style.setProperty('--scale', scale);
  };
  apply(settings.getState());
  settings.subscribe(apply);
}
