/** Small pictures drawn by us: a silhouette on a soft ground, as a data URL well under 1 kB. */
const silhouettes = {
  jumper: 'M22 20l10-4 8 4 8-4 10 4 8 20-8 4-4-10v32H26V34l-4 10-8-4z',
  shirt: 'M26 16l14 6 14-6 12 10-6 10-6-4v34H26V32l-6 4-6-10z',
  dress: 'M32 14h16l-2 12 12 40H22l12-40z',
  trousers: 'M28 14h24l4 52H44l-4-34-4 34H24z',
  socks: 'M34 14h16v28l10 10c4 6-2 14-10 12L34 50z',
  belt: 'M12 34h56v12H12zM34 30h14v20H34z',
  bag: 'M20 30h40l4 36H16zM30 30c0-16 20-16 20 0h-4c0-10-12-10-12 0z',
  scarf: 'M26 14h28v8c0 6-8 8-14 8v36H28V28c-4-2-2-10-2-14z',
  mug: 'M20 22h32v36H20zM52 30c14 0 14 20 0 20v-6c6 0 6-8 0-8z',
  plate: 'M40 16a24 24 0 100 48 24 24 0 000-48zm0 10a14 14 0 110 28 14 14 0 010-28z',
  lamp: 'M28 14h24l10 24H18zM37 38h6v22h10v6H27v-6h10z',
  candle: 'M32 34h16v32H32zM40 14c8 8 4 16 0 16s-8-8 0-16z',
  cushion: 'M16 20c16 4 32 4 48 0-4 14-4 26 0 40-16-4-32-4-48 0 4-14 4-26 0-40z',
  blanket: 'M14 26h52v12H14zM14 42h52v12H14z',
  book: 'M18 16h40a4 4 0 014 4v44H22a4 4 0 01-4-4zM26 24h26v6H26z',
  jar: 'M28 14h24v8H28zM24 24h32v38a4 4 0 01-4 4H28a4 4 0 01-4-4z',
  chair: 'M26 12h6v26h22v-6h6v36h-6V48H32v20h-6z',
  toy: 'M40 14l8 16 18 2-13 13 3 19-16-9-16 9 3-19-13-13 18-2z',
} as const;
export type Silhouette = keyof typeof silhouettes;

export function picture(shape: Silhouette, ground: string, ink: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 80'><rect width='80' height='80' fill='${ground}'/><path d='${silhouettes[shape]}' fill='${ink}' fill-rule='evenodd'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
