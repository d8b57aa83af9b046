export interface AttestationFacts {
  software: { name: string; version: string; fiscalVersion: string };
  seller: { company: string; siren: string; address: string; store: string; siret: string };
}

/**
 * The individual attestation of a publisher, prefilled, as a page to print: what BOI-LETTRE-000242 asks
 * to be declared, in words of our own. In French, as the office reads it.
 */
export function attestationPage({ software, seller }: AttestationFacts): string {
  const program = text(software.name);
  const unsigned =
    '<p class="mark">MODÈLE PRÉREMPLI, SANS VALEUR tant que l’éditeur du logiciel ne l’a pas complété et signé</p>';
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Attestation individuelle – ${program} ${text(software.version)}</title>
<style>
@page { size: A4; margin: 18mm; }
body { font: 11pt/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
h1 { font-size: 15pt; } h2 { font-size: 12.5pt; margin-top: 2em; }
.mark { border: 2px solid #b00020; color: #b00020; padding: .5em .8em; font-weight: 700; }
.part { break-before: page; }
dl { display: grid; grid-template-columns: 15rem 1fr; gap: .3em 1em; } dd { margin: 0; }
.blank { border-bottom: 1px solid #111; min-height: 1.6em; }
</style>
</head>
<body>
<h1>Attestation individuelle de conformité d’un logiciel de caisse</h1>
<p>Article 286, I, 3° bis du code général des impôts (BOI-TVA-DECLA-30-10-30, BOI-LETTRE-000242)</p>
${unsigned}
<h2>Volet 1 : à compléter par l’éditeur du logiciel</h2>
<dl>
<dt>Éditeur (raison sociale)</dt><dd class="blank"></dd>
<dt>SIREN et adresse</dt><dd class="blank"></dd>
<dt>Représenté par (nom, qualité)</dt><dd class="blank"></dd>
<dt>Logiciel</dt><dd>${program}</dd>
<dt>Version en service</dt><dd>${text(software.version)}</dd>
<dt>Racine de la version majeure</dt><dd>${text(software.fiscalVersion)}</dd>
<dt>Utilisateur</dt><dd>${text(seller.company)}, SIREN ${text(seller.siren)}</dd>
<dt>Adresse</dt><dd>${text(seller.address)}</dd>
<dt>Établissement</dt><dd>${text(seller.store)}, SIRET ${text(seller.siret)}</dd>
</dl>
<p>L’éditeur atteste que ce logiciel, dans la version indiquée, mis à la disposition de l’utilisateur
le <span class="blank">&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;</span>, satisfait aux conditions d’inaltérabilité, de sécurisation, de
conservation et d’archivage des données en vue du contrôle de l’administration fiscale.</p>
<p>Fonctions couvertes : enregistrement des ventes, retours et échanges et de leurs règlements ; corrections
par opérations de plus et de moins ; clôtures journalière, mensuelle et annuelle avec totaux perpétuels ;
journal des événements ; duplicatas ; archivage et contrôle des archives.</p>
<p>Fonctions non couvertes (à compléter) : <span class="blank">&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;</span></p>
<p>Les versions mineures qui conservent la racine ci-dessus ne modifient aucune de ces fonctions. L’éditeur
s’engage à ne pas conserver cette racine si l’une d’elles change.</p>
<dl><dt>Fait à, le</dt><dd class="blank"></dd><dt>Signature de l’éditeur</dt><dd class="blank"></dd></dl>
<section class="part">
${unsigned}
<h2>Volet 2 : à compléter par l’utilisateur</h2>
<p>La société ${text(seller.company)}, SIREN ${text(seller.siren)}, déclare avoir acquis ou utiliser le logiciel
${program}, version ${text(software.version)} (racine ${text(software.fiscalVersion)}), depuis le
<span class="blank">&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;</span>, et l’utiliser pour enregistrer les règlements de ses clients.</p>
<dl><dt>Nom et qualité</dt><dd class="blank"></dd><dt>Fait à, le</dt><dd class="blank"></dd><dt>Signature</dt><dd class="blank"></dd></dl>
<p>Établir une fausse attestation, ou en faire usage, est un délit (code pénal, art. 441-1).</p>
</section>
</body>
</html>
`;
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
