import { useStore } from 'zustand';
import type { Welcome } from '../../../contract/document/welcome.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { closeSheet, openSheet } from '../../state/ui.ts';
import { useTill } from '../../state/use-till.ts';
import { DrawnCode } from './drawn-code.tsx';
import css from './welcome-sheet.module.css';

/** The first screen of a shop that is only tried: where one is, who one can be, what to try. */
export function WelcomeSheet() {
  const text = useText();
  const till = useTill();
  const shop = useStore(till.snapshots.till, ({ snapshot }) => snapshot);
  const shown = useStore(till.welcome, ({ welcome }) => welcome);
  return (
    <Sheet title={text('welcome.title')} width="wide">
      <p className={css.intro}>
        {shop &&
          text('welcome.where', {
            company: shop.companyName,
            store: shop.storeName,
            till: shop.tillNumber,
          })}{' '}
        {text('welcome.made-up')}
      </p>
      {shown && (
        <div className={css.columns}>
          <Tries codes={shown.codes} />
          <People people={shown.people} />
        </div>
      )}
      <Footer />
    </Sheet>
  );
}

function Tries({ codes }: { codes: Welcome['codes'] }) {
  const text = useText();
  return (
    <section>
      <h3 className={css.title}>{text('welcome.tries')}</h3>
      <ol className={css.tries}>
        <li>
          <p>{text('welcome.try.scan')}</p>
          <ul className={css.codes}>
            {codes.map((code) => (
              <li key={code.text}>
                <DrawnCode kind={code.kind} text={code.text} />
                <p className={css.label}>{code.label}</p>
              </li>
            ))}
          </ul>
        </li>
        <li>{text('welcome.try.search')}</li>
        <li>{text('welcome.try.break')}</li>
      </ol>
    </section>
  );
}

function People({ people }: { people: Welcome['people'] }) {
  const text = useText();
  return (
    <section>
      <h3 className={css.title}>{text('welcome.people')}</h3>
      <table className={css.people}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{text('welcome.name')}</th>
            <th scope="col">{text('welcome.role')}</th>
            <th scope="col">{text('welcome.pin')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ alias, role, pin }) => (
            <tr key={alias}>
              <th scope="row">{alias}</th>
              <td>{text(`welcome.role.${role}`)}</td>
              <td className="figures">{pin}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Footer() {
  const text = useText();
  const language = useLanguage();
  const { commands, ui } = useTill();
  return (
    <footer className={css.footer}>
      <Choice
        label={text('welcome.language')}
        options={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        isChosen={(value) => value === language}
        onChoose={(value) => commands.setLanguage(value)}
      />
      <div className={css.join}>
        <Button takesFocus testId="welcome-join" onPress={() => openSheet(ui, 'join')}>
          {text('welcome.join')}
        </Button>
        <p className={css.reason}>{text('welcome.join.reason')}</p>
      </div>
      <Button
        takesFocus
        autoFocus
        look="main"
        className={css.start}
        keyLabel={text('key.enter')}
        testId="welcome-start"
        onPress={() => closeSheet(ui)}
      >
        {text('welcome.start')}
      </Button>
    </footer>
  );
}
