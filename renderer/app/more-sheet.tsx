import { Keyboard } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../components/button.tsx';
import { Choice } from '../components/choice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { rateText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { scales, soundNames, themes } from '../state/settings.ts';
import { openSheet } from '../state/ui.ts';
import { useTill } from '../state/use-till.ts';
import css from './more-sheet.module.css';

/** What belongs to this screen: colours, size, sounds. */
export function MoreSheet() {
  const text = useText();
  const language = useLanguage();
  const { settings, ui } = useTill();
  const { theme, scale, muted } = useStore(settings);
  return (
    <Sheet title={text('more.title')} width="medium">
      <div className={css.groups}>
        <Choice
          label={text('more.theme')}
          options={themes.map((value) => ({ value, label: text(`more.theme.${value}`) }))}
          isChosen={(value) => value === theme}
          onChoose={(value) => settings.setState({ theme: value })}
        />
        <Choice
          label={text('more.scale')}
          options={scales.map((value) => ({
            value,
            label:
              value === 'auto'
                ? text('more.scale.auto')
                : rateText(Number(value) * 10_000, language),
          }))}
          isChosen={(value) => value === scale}
          onChoose={(value) => settings.setState({ scale: value })}
        />
        <Choice
          label={text('more.sounds')}
          options={soundNames.map((value) => ({ value, label: text(`more.sound.${value}`) }))}
          isChosen={(value) => !muted.includes(value)}
          onChoose={(value) =>
            settings.setState({
              muted: muted.includes(value)
                ? muted.filter((name) => name !== value)
                : [...muted, value],
            })
          }
        />
        <Button takesFocus icon={Keyboard} keyLabel="?" onPress={() => openSheet(ui, 'keys')}>
          {text('more.keys')}
        </Button>
      </div>
    </Sheet>
  );
}
