import { useMemo } from 'react';
import { encode } from 'uqr';

/** A QR code as one path; always dark on white, or no camera reads it. */
export function QrCode({ data, label }: { data: string; label: string }) {
  const { size, path } = useMemo(() => drawn(data), [data]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="9rem"
      height="9rem"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function drawn(data: string): { size: number; path: string } {
  const { size, data: rows } = encode(data, { ecc: 'M', border: 2 });
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
