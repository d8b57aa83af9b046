import { renderSVG } from 'uqr';

/** A QR code as SVG for a page; level M, as on paper. */
export function drawQr(data: string): string {
  return renderSVG(data, { ecc: 'M', border: 2 });
}
