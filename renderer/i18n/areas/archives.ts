import { area } from '../area.ts';

/** Archives of the journals, and what an inspector is given. */
export const archivesTexts = area({
  fr: {
    'archives.title': 'Archives',
    'archives.loading': 'Lecture des archives…',
    'archives.none': 'Aucune archive n’a encore été faite sur cette caisse.',
    'archives.last':
      'Dernière archive\u00a0: {time}, {count, plural, one {# enregistrement} other {# enregistrements}}.',
    'archives.begin': 'Archiver maintenant',
    'archives.control': 'Contrôle fiscal\u00a0: tout remettre à un vérificateur',
    'archives.cancel': 'Annuler',
    'archives.running': 'Écriture de l’archive…',
    'archives.done': 'L’archive est écrite et signée.',
    'archives.keep':
      'Copiez chaque archive hors de la caisse et gardez-la six ans au moins. La vente continue pendant l’écriture.',
    'archives.years': 'Exercices clos',
    'archives.year.none': 'Pas encore archivé',
    'archives.year.due': 'À archiver\u00a0: clos depuis plus d’un an',
    'archives.year.at': 'Archivé\u00a0: {time}',
    'archives.year.purged': '(purgé de la caisse)',
    'menu.archives.never': 'Réservé au responsable',
    'key.alta': 'Alt A',
  },
  en: {
    'archives.title': 'Archives',
    'archives.loading': 'Reading the archives…',
    'archives.none': 'No archive has been made on this till yet.',
    'archives.last': 'Last archive: {time}, {count, plural, one {# entry} other {# entries}}.',
    'archives.begin': 'Archive now',
    'archives.control': 'Tax control: everything for an inspector',
    'archives.cancel': 'Cancel',
    'archives.running': 'Writing the archive…',
    'archives.done': 'The archive is written and signed.',
    'archives.keep':
      'Copy each archive off the till and keep it six years at least. Selling goes on while it is written.',
    'archives.years': 'Closed fiscal years',
    'archives.year.none': 'Not archived yet',
    'archives.year.due': 'To be archived: closed for more than a year',
    'archives.year.at': 'Archived {time}',
    'archives.year.purged': '(purged from the till)',
    'menu.archives.never': 'For the manager only',
    'key.alta': 'Alt A',
  },
});
