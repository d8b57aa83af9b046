import css from './gallery.module.css';
import { Row, Sample, Section } from './sample.tsx';

const sizes = ['13', '16', '18', '24', '34', '54', '64'] as const;
const colours = [
  'ground',
  'surface',
  'surface-quiet',
  'surface-pressed',
  'accent',
  'accent-soft',
  'amber-soft',
  'danger-soft',
  'edge-strong',
  'ink',
] as const;

/** Type scale and colour tokens. */
export function TypeSection() {
  return (
    <Section title="Type, colours">
      <Row>
        {sizes.map((size) => (
          <Sample key={size} state={size}>
            <span className="figures" style={{ fontSize: `var(--text-${size})` }}>
              Œuvre 1 234,56 €
            </span>
          </Sample>
        ))}
      </Row>
      <Row>
        {colours.map((name) => (
          <Sample key={name} state={name}>
            <div className={css.swatch} style={{ background: `var(--${name})` }} />
          </Sample>
        ))}
      </Row>
    </Section>
  );
}
