import { FileCheck2 } from 'lucide-react';
import { useStore } from 'zustand';
import { countries } from '../../../domain/tax-free/countries.ts';
import { buyerObstacles, frenchTaxFreeRules } from '../../../domain/tax-free/eligibility.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { classNames } from '../../components/class-names.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { type BuyerEntry, readBirthDate, readBuyer } from '../../state/tax-free-buyer.ts';
import { confirmTaxFree } from '../../state/tax-free-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './tax-free-sheet.module.css';

/** Who the slip is made out to: read from the passport's foot, or typed. Why not is said at once. */
export function BuyerForm() {
  const text = useText();
  const till = useTill();
  const { buyer, passport, isAsking, eligibility } = useStore(till.taxFree.state);
  const isHostGone = useIsHostGone();
  const boughtOn = eligibility?.receipts.map(({ businessDay }) => businessDay).toSorted()[0] ?? '';
  const reasons = reasonsOf(buyer, boughtOn);
  const isWhole = readBuyer(buyer) !== null && reasons.length === 0;
  const field = (name: 'surname' | 'givenNames' | 'documentNumber', maxLength: number) => (
    <TextField
      label={text(labels[name])}
      value={buyer[name]}
      maxLength={maxLength}
      disabled={isAsking}
      testId={`tax-free-${name}`}
      onChange={({ target }) => till.taxFree.setBuyer({ [name]: target.value })}
    />
  );
  return (
    <div className={css.form}>
      <h3 className={css.label}>{text('tax-free.buyer')}</h3>
      <p
        className={classNames(css.quiet, passport === 'misread' && css.failure)}
        role="status"
        data-testid="tax-free-passport"
      >
        {text(passport === 'none' ? 'tax-free.passport' : `tax-free.passport.${passport}`)}
      </p>
      <div className={css.pair}>
        {field('surname', 80)}
        {field('givenNames', 80)}
      </div>
      <div className={css.pair}>
        {field('documentNumber', 20)}
        <TextField
          label={text('tax-free.document-country')}
          value={buyer.documentCountry}
          maxLength={3}
          placeholder="USA"
          disabled={isAsking}
          testId="tax-free-documentCountry"
          onChange={({ target }) =>
            till.taxFree.setBuyer({ documentCountry: target.value.toUpperCase() })
          }
        />
      </div>
      <div className={css.pair}>
        <TextField
          label={text('tax-free.birth-date')}
          value={buyer.birthDate}
          maxLength={10}
          inputMode="numeric"
          placeholder={text('tax-free.birth-date.hint')}
          disabled={isAsking}
          testId="tax-free-birthDate"
          onChange={({ target }) => till.taxFree.setBuyer({ birthDate: target.value })}
        />
        <Residence value={buyer.residenceCountry} />
      </div>
      <Choice
        label={text('tax-free.stay')}
        isDisabled={isAsking}
        options={(['short', 'long'] as const).map((value) => ({
          value,
          label: text(`tax-free.stay.${value}`),
        }))}
        isChosen={(value) => buyer.staysUnderSixMonths === (value === 'short')}
        onChoose={(value) => till.taxFree.setBuyer({ staysUnderSixMonths: value === 'short' })}
      />
      {reasons.map((reason) => (
        <p key={reason} className={css.failure} role="status">
          {text(`tax-free.buyer.${reason}`)}
        </p>
      ))}
      <Button
        takesFocus
        look="main"
        className={css.act}
        icon={FileCheck2}
        keyLabel="F12"
        isDisabled={!isWhole || isHostGone}
        isPending={isAsking}
        testId="tax-free-issue"
        onPress={() => confirmTaxFree(till)}
      >
        {text(isAsking ? 'tax-free.asking' : 'tax-free.issue')}
      </Button>
      <p className={css.quiet}>{text('tax-free.privacy')}</p>
    </div>
  );
}

function Residence({ value }: { value: string }) {
  const text = useText();
  const language = useLanguage();
  const { taxFree } = useTill();
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const nameOf = (code: string): string =>
    code === 'XI' ? text('tax-free.residence.XI') : (names.of(code) ?? code);
  const options = countries
    .map((code) => ({ value: code, label: nameOf(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
  return (
    <SelectField
      label={text('tax-free.residence')}
      value={value}
      testId="tax-free-residence"
      options={[{ value: '', label: text('tax-free.residence.choose') }, ...options]}
      onChoose={(residenceCountry) => taxFree.setBuyer({ residenceCountry })}
    />
  );
}

/** What is known already is judged; what is missing is not held against anybody. */
function reasonsOf(
  { birthDate, residenceCountry, staysUnderSixMonths }: BuyerEntry,
  boughtOn: string,
) {
  const read = {
    birthDate: readBirthDate(birthDate) ?? '1900-01-01',
    residenceCountry,
    staysUnderSixMonths: staysUnderSixMonths ?? true,
  };
  return buyerObstacles(read, boughtOn, frenchTaxFreeRules);
}

const labels = {
  surname: 'tax-free.surname',
  givenNames: 'tax-free.given-names',
  documentNumber: 'tax-free.document',
} as const;
