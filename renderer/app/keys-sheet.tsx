import { KeyCap } from '../components/key-cap.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useText } from '../i18n/use-text.ts';
import { keyName, keyTable } from './key-table.ts';
import css from './keys-sheet.module.css';

export function KeysSheet() {
  const text = useText();
  return (
    <Sheet title={text('keys.title')} width="wide" isReading>
      <p className={css.intro}>{text('keys.text')}</p>
      <div className={css.groups}>
        {keyTable.map(({ title, rows }) => (
          <section key={title} className={css.group}>
            <h3 className={css.title}>{text(title)}</h3>
            <dl>
              {rows.map(({ keys, does }) => (
                <div key={does} className={css.row}>
                  <dt className={css.keys}>
                    {keys.map((key) => {
                      const label = keyName(key, text);
                      return (
                        <span key={key}>
                          <KeyCap label={label} />
                          <span className="visually-hidden">{label}</span>
                        </span>
                      );
                    })}
                  </dt>
                  <dd>{text(does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
