/** What the shell says besides failures, to whoever started it. */
export const shellTexts = {
  fr: {
    noWindow: 'Aucun navigateur à ouvrir ici : ouvrez l’adresse ci-dessus dans Chromium ou Chrome.',
    windowClosed:
      'La fenêtre est fermée\u202f; la caisse continue à cette adresse. Ctrl-C l’arrête.',
    restarting: (cause: string, inMs: number) =>
      `Le programme de la caisse s’est arrêté (${cause})\u202f; il redémarre dans ${inMs} ms.`,
    platformRestarting: (cause: string, inMs: number) =>
      `La plateforme s’est arrêtée (${cause}) ; elle redémarre dans ${inMs} ms. La vente continue.`,
    notEnrolled: (cause: string) =>
      `La caisse n’a pas pu être reliée à sa plateforme (${cause}). La vente continue.`,
  },
  en: {
    noWindow: 'No browser to open here: open the address above in Chromium or Chrome.',
    windowClosed: 'The window is closed; the till goes on at this address. Ctrl-C stops it.',
    restarting: (cause: string, inMs: number) =>
      `The till program stopped (${cause}); it starts again in ${inMs} ms.`,
    platformRestarting: (cause: string, inMs: number) =>
      `The platform stopped (${cause}); it starts again in ${inMs} ms. Selling goes on.`,
    notEnrolled: (cause: string) =>
      `The till could not be linked to its platform (${cause}). Selling goes on.`,
  },
} as const;
