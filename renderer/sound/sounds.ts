import type { SettingsStore, SoundName } from '../state/settings.ts';

interface Note {
  hertz: number;
  startMs: number;
  lastsMs: number;
  wave: OscillatorType;
  volume: number;
}

const note = (hertz: number, startMs: number, lastsMs: number, more: Partial<Note> = {}): Note => ({
  hertz,
  startMs,
  lastsMs,
  wave: 'sine',
  volume: 0.22,
  ...more,
});

/** Told apart without looking: one short high, two long low, two rising, two level. */
const tunes: Readonly<Record<SoundName, readonly Note[]>> = {
  scanned: [note(1_760, 0, 55)],
  refused: [note(196, 0, 170, { wave: 'sawtooth' }), note(147, 190, 240, { wave: 'sawtooth' })],
  paid: [note(784, 0, 90), note(1_175, 95, 170)],
  attention: [note(587, 0, 110, { wave: 'triangle' }), note(587, 170, 110, { wave: 'triangle' })],
};

export interface Sounds {
  play(name: SoundName): void;
}

/** Browsers let a page sound only after the first gesture; what comes before it is silent. */
export function createSounds(settings: SettingsStore, page: Window): Sounds {
  let audio: AudioContext | null = null;
  const start = (): void => {
    page.removeEventListener('pointerdown', start, true);
    page.removeEventListener('keydown', start, true);
    // Not within the key: opening the sound device may take 100 ms, and a scanner is typing.
    page.setTimeout(() => {
      audio = new AudioContext();
    }, 500);
  };
  page.addEventListener('pointerdown', start, true);
  page.addEventListener('keydown', start, true);

  return {
    play(name) {
      if (audio === null || settings.getState().muted.includes(name)) return;
      for (const one of tunes[name]) playNote(audio, one);
    },
  };
}

function playNote(audio: AudioContext, { hertz, startMs, lastsMs, wave, volume }: Note): void {
  const from = audio.currentTime + startMs / 1_000;
  const to = from + lastsMs / 1_000;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = wave;
  oscillator.frequency.value = hertz;
  // A few milliseconds of rise and fall, or it clicks.
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(volume, from + 0.006);
  gain.gain.setValueAtTime(volume, to - 0.02);
  gain.gain.linearRampToValueAtTime(0, to);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(to);
}
