import type { ItemDocument } from '../../../contract/document/item.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './item-facts.module.css';

/** What the label and the catalogue say: pictures, words, composition, care, characteristics. */
export function ItemFacts({ item }: { item: ItemDocument }) {
  const text = useText();
  const { media = [], attributes = [], description, composition, care } = item;
  // The page asks no other origin for anything.
  const pictures = media.filter(
    ({ kind, source }) => kind === 'picture' && !/^https?:/i.test(source),
  );
  const facts = [
    ...attributes,
    ...(composition === undefined ? [] : [{ name: text('item.composition'), value: composition }]),
    ...(care === undefined ? [] : [{ name: text('item.care'), value: care }]),
  ];
  const isNothing = pictures.length + facts.length === 0 && description === undefined;
  return (
    <section className={css.facts} aria-label={text('item.description')}>
      {pictures.length > 0 && (
        <ul className={css.pictures}>
          {pictures.map(({ source, caption }) => (
            <li key={source}>
              <img className={css.picture} src={source} alt={caption} loading="lazy" />
            </li>
          ))}
        </ul>
      )}
      {isNothing && (
        <p className={css.nothing} data-testid="item-no-facts">
          {text('item.facts.none')}
        </p>
      )}
      {description !== undefined && <p className={css.description}>{description}</p>}
      {facts.length > 0 && (
        <dl className={css.list}>
          {facts.map(({ name, value }) => (
            <div key={name} className={css.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
