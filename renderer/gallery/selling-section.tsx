import { AmountDue } from '../components/amount-due.tsx';
import { Button } from '../components/button.tsx';
import { EntryList } from '../components/entry-list.tsx';
import { ItemPicture } from '../components/item-picture.tsx';
import { moneyText } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-text.ts';
import { Row, Sample, Section } from './sample.tsx';

const nothing = (): void => undefined;
const amounts = [990, 123_456, 12_345_678, 1_234_567_890, -8_900] as const;

/** What a sale is drawn with. */
export function SellingSection() {
  const language = useLanguage();
  return (
    <Section title="Selling">
      <Row>
        {amounts.map((minor) => (
          <Sample key={minor} state={String(minor)} size="box">
            <AmountDue label="À payer" amount={moneyText(minor, 'EUR', language)} testId="amount" />
          </Sample>
        ))}
      </Row>
      <Row>
        {['Pull col V', 'Ceinture', 'Chaussettes', 'Robe', 'Écharpe', '42'].map((name) => (
          <Sample key={name} state={name}>
            <ItemPicture name={name} picture="" />
          </Sample>
        ))}
        <Sample state="card">
          <ItemPicture name="Pull col V" picture="" size="card" />
        </Sample>
      </Row>
      <Row>
        <Sample state="entries" size="box">
          <EntryList>
            {['Le client est parti', 'Erreur de saisie'].map((reason) => (
              <li key={reason}>
                <Button takesFocus onPress={nothing}>
                  {reason}
                </Button>
              </li>
            ))}
          </EntryList>
        </Sample>
        <Sample state="entries, two abreast" size="box">
          <EntryList columns={2}>
            {['Réglages', 'Touches', 'Tickets'].map((entry) => (
              <li key={entry}>
                <Button takesFocus onPress={nothing}>
                  {entry}
                </Button>
              </li>
            ))}
          </EntryList>
        </Sample>
      </Row>
    </Section>
  );
}
