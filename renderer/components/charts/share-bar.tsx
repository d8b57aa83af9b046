import { scaleLinear } from 'd3-scale';
import css from './share-bar.module.css';

/** How much one of a list is beside the greatest; its figure stands beside it. */
export function ShareBar({ value, greatest }: { value: number; greatest: number }) {
  const width = scaleLinear()
    .domain([0, Math.max(greatest, 1)])
    .range([0, 100])
    .clamp(true);
  return (
    <svg className={css.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css.ground} width="100" height="1" />
      <rect className={css.part} width={width(value)} height="1" />
    </svg>
  );
}
