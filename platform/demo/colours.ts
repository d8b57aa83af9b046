/** A colour of the demo's catalogue: the code that skus and pictures use, its name, how it is drawn. */
export interface Colour {
  code: string;
  name: string;
  ink: string;
}

const named = {
  NOI: ['Noir', '#2b2a2e'],
  ANT: ['Anthracite', '#4a4b50'],
  GRI: ['Gris chiné', '#9a9a98'],
  BLA: ['Blanc', '#f7f6f2'],
  ECR: ['Écru', '#ebe2cf'],
  SAB: ['Sable', '#d3bd97'],
  BEI: ['Beige', '#cdb79a'],
  CAM: ['Camel', '#b6814a'],
  COG: ['Cognac', '#a06a35'],
  CHO: ['Chocolat', '#5e3f2e'],
  TER: ['Terracotta', '#b85f43'],
  ROU: ['Rouge', '#b3322f'],
  BDX: ['Bordeaux', '#6d2033'],
  PRU: ['Prune', '#7c3355'],
  ROS: ['Rose poudré', '#dca9a6'],
  FUC: ['Fuchsia', '#b83a78'],
  LIL: ['Lilas', '#a58bbd'],
  MAR: ['Marine', '#26365a'],
  ORA: ['Bleu orage', '#4a6078'],
  CIE: ['Bleu ciel', '#8fb4d2'],
  PET: ['Bleu pétrole', '#1f5f6b'],
  DEN: ['Denim brut', '#35486b'],
  DCL: ['Denim clair', '#8aa3c0'],
  EAU: ['Vert d’eau', '#8cb8a9'],
  SAU: ['Sauge', '#7d9b7c'],
  SAP: ['Vert sapin', '#2c5a45'],
  KAK: ['Kaki', '#6a6a48'],
  OLI: ['Olive', '#7d7a3f'],
  MOU: ['Moutarde', '#c2942f'],
  JAU: ['Jaune paille', '#e5c869'],
  COR: ['Corail', '#de7860'],
  NAT: ['Naturel', '#c9ab82'],
  CHE: ['Chêne', '#b98c58'],
  NOY: ['Noyer', '#75502f'],
  ARG: ['Argenté', '#aeb4b8'],
  DOR: ['Doré', '#c19a45'],
} as const;
export type ColourCode = keyof typeof named;

export function colourOf(code: ColourCode): Colour {
  const [name, ink] = named[code];
  return { code, name, ink };
}

export function isColourCode(code: string): code is ColourCode {
  return code in named;
}
