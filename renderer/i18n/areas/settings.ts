import { area } from '../area.ts';

/** The settings of this till. */
export const settingsTexts = area({
  fr: {
    'settings.title': 'Réglages',
    'settings.screen': 'Cet écran',
    'settings.theme': 'Couleurs',
    'settings.theme.system': 'Comme le système',
    'settings.theme.light': 'Clair',
    'settings.theme.dark': 'Sombre',
    'settings.scale': 'Taille sur cet écran',
    'settings.scale.auto': 'Auto',
    'settings.sounds': 'Sons',
    'settings.sound.scanned': 'Article ajouté',
    'settings.sound.refused': 'Refus',
    'settings.sound.paid': 'Vente payée',
    'settings.sound.attention': 'À regarder',
  },
  en: {
    'settings.title': 'Settings',
    'settings.screen': 'This screen',
    'settings.theme': 'Colours',
    'settings.theme.system': 'Like the system',
    'settings.theme.light': 'Light',
    'settings.theme.dark': 'Dark',
    'settings.scale': 'Size on this screen',
    'settings.scale.auto': 'Auto',
    'settings.sounds': 'Sounds',
    'settings.sound.scanned': 'Item added',
    'settings.sound.refused': 'Refusal',
    'settings.sound.paid': 'Sale paid',
    'settings.sound.attention': 'Attention',
  },
});
