import { useStore } from 'zustand';
import { Choice } from '../components/choice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { rateText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { scales, soundNames, themes } from '../state/settings.ts';
import { useTill } from '../state/use-till.ts';
import css from './settings-sheet.module.css';

/** What is set on this till; first what belongs to this screen alone: colours, size, sounds. */
export function SettingsSheet() {
  const text = useText();
  const language = useLanguage();
  const { settings, snapshots } = useTill();
  const isDemo = useStore(snapshots.demo, ({ snapshot }) => snapshot !== null);
  const { theme, scale, demoBar, muted } = useStore(settings);
  return (
    <Sheet title={text('settings.title')} width="medium">
      <div className={css.groups}>
        <Choice
          label={text('settings.theme')}
          options={themes.map((value) => ({ value, label: text(`settings.theme.${value}`) }))}
          isChosen={(value) => value === theme}
          onChoose={(value) => settings.setState({ theme: value })}
        />
        <Choice
          label={text('settings.scale')}
          options={scales.map((value) => ({
            value,
            label:
              value === 'auto'
                ? text('settings.scale.auto')
                : rateText(Number(value) * 10_000, language),
          }))}
          isChosen={(value) => value === scale}
          onChoose={(value) => settings.setState({ scale: value })}
        />
        {isDemo && (
          <Choice
            label={text('demo.show')}
            options={(['open', 'closed'] as const).map((value) => ({
              value,
              label: text(`demo.show.${value}`),
            }))}
            isChosen={(value) => value === demoBar}
            onChoose={(value) => settings.setState({ demoBar: value })}
          />
        )}
        <Choice
          label={text('settings.sounds')}
          options={soundNames.map((value) => ({ value, label: text(`settings.sound.${value}`) }))}
          isChosen={(value) => !muted.includes(value)}
          onChoose={(value) =>
            settings.setState({
              muted: muted.includes(value)
                ? muted.filter((name) => name !== value)
                : [...muted, value],
            })
          }
        />
      </div>
    </Sheet>
  );
}
