import { encode } from 'uqr';
import { ean13Bars } from '../../../domain/scan/ean13-bars.ts';
import css from './drawn-code.module.css';

/** A code for a scanner to read from the screen: black on white in both themes, with its quiet zone. */
export function DrawnCode({ kind, text }: { kind: 'ean13' | 'qr'; text: string }) {
  return kind === 'ean13' ? <Bars digits={text} /> : <Squares text={text} />;
}

function Bars({ digits }: { digits: string }) {
  const bars = [...ean13Bars(digits)].flatMap((module, at) =>
    module === '1' ? [`M${at + 11} 2h1v34h-1z`] : [],
  );
  return (
    <svg className={css.bars} viewBox="0 0 113 46" shapeRendering="crispEdges" role="img">
      <title>{digits}</title>
      <path fill="#fff" d="M0 0h113v46H0z" />
      <path fill="#000" d={bars.join('')} />
      <text x="58.500" y="44" fontSize="8" textAnchor="middle" fill="#000" letterSpacing="1.5">
        {digits}
      </text>
    </svg>
  );
}

function Squares({ text }: { text: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className={css.squares}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
    >
      <title>{text}</title>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={squares.join('')} />
    </svg>
  );
}
