import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { commonOptions } from './common-texts.ts';

export const configHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- config set CLÉ VALEUR | get CLÉ | list

Lit et change les réglages de cette caisse\u202f; écrit le réglage en JSON. Une valeur vide remet ce
que la caisse fait sans réglage. Pris en compte aussitôt, aussi par une caisse en marche.

  devices.printer        tcp://HÔTE:PORT?language=escpos|starprnt&columns=48|42|32|30
  devices.printer.spare  une seconde, pour ce que la première ne peut pas imprimer
  platform.url           adresse de la plateforme, mise par «\u00a0enrol\u00a0»\u202f; vide\u00a0: la caisse reste seule
  receipts.language      fr|en, langue des tickets
  day.session            required|off : demander l’ouverture le matin ; vide : selon l’enseigne
  day.handover           passation avec comptage du tiroir : counted ou uncounted
  day.safe               coffre tenu par cette caisse : here, ou par une autre : elsewhere
  day.float              fond de caisse, 200.00
  returns.without-receipt  avoir|cash : ce qui est rendu sans ticket, avoir seul ou espèces aussi
  returns.web-orders       avoir|cash|web-shop : ce qui rembourse une commande de la boutique en ligne
  stock.recount-over     écart d’inventaire à recompter, 50.00
  day.starts-at          00:00 à 06:00 : jusque-là, la veille continue
  training.drawer        shut ou open : le tiroir s’ouvre-t-il en formation
  tax-free.operator      none|simulator, opérateur de détaxe
  tax-free.excluded      catégories exclues de la détaxe, entre virgules
${commonOptions.fr}`,
  en: `npm run till -- config set KEY VALUE | get KEY | list

Reads and changes the settings of this till; prints the setting as JSON. An empty value puts back
what the till does without it. Takes effect at once, also on a till that is running.

  devices.printer        tcp://HOST:PORT?language=escpos|starprnt&columns=48|42|32|30
  devices.printer.spare  a second one, for what the first can’t print
  platform.url           the platform’s address, set by “enrol”; empty: the till stands alone
  receipts.language      fr|en, language of the receipts
  day.session            required|off: ask for an opening; empty: as the retailer has it
  day.handover           whether a handover counts the drawer: counted or uncounted
  day.safe               whether this till keeps the safe: here or elsewhere
  day.float              cash that stays overnight, 200.00
  returns.without-receipt  avoir|cash: what goods without a receipt are paid back by
  returns.web-orders       avoir|cash|web-shop: what pays back an order of a web shop
  stock.recount-over     difference of a count that is counted again, 50.00
  day.starts-at          00:00 to 06:00: until then the evening before goes on
  training.drawer        shut or open: whether the drawer opens in training
  tax-free.operator      none|simulator: who issues tax-free slips
  tax-free.excluded      categories that can’t be on one, between commas
${commonOptions.en}`,
};
