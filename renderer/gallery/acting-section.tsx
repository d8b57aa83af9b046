import { Banknote, PauseCircle, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Choice } from '../components/choice.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { NumberPad } from '../components/number-pad.tsx';
import { TextField } from '../components/text-field.tsx';
import { Row, Sample, Section } from './sample.tsx';

const looks = ['main', 'plain', 'soft', 'bare'] as const;
const nothing = (): void => undefined;

/** What is touched or typed into. */
export function ActingSection() {
  const [chosen, setChosen] = useState('S');
  const [typed, setTyped] = useState('Manteau bleu');
  return (
    <Section title="Buttons, choices, fields">
      {looks.map((look) => (
        <Row key={look}>
          <Sample state={look}>
            <Button look={look} onPress={nothing}>
              Encaisser
            </Button>
          </Sample>
          <Sample state={`${look}, icon and key`}>
            <Button look={look} icon={Banknote} keyLabel="F12" onPress={nothing}>
              Encaisser
            </Button>
          </Sample>
          <Sample state={`${look}, disabled`}>
            <Button look={look} icon={Banknote} keyLabel="F12" isDisabled onPress={nothing}>
              Encaisser
            </Button>
          </Sample>
          <Sample state={`${look}, on its way`}>
            <Button look={look} icon={Banknote} keyLabel="F12" isPending onPress={nothing}>
              Encaisser
            </Button>
          </Sample>
        </Row>
      ))}
      <Row>
        <Sample state="stacked">
          <Button isStacked icon={PauseCircle} keyLabel="F9" onPress={nothing}>
            Pause
          </Button>
        </Sample>
        <Sample state="icon alone">
          <Button look="bare" icon={X} label="Fermer" onPress={nothing} />
        </Sample>
        <Sample state="key">
          <KeyCap label="F2" />
        </Sample>
        <Sample state="choice">
          <Choice
            label="Taille"
            options={['S', 'M', 'L'].map((value) => ({ value, label: value }))}
            isChosen={(value) => value === chosen}
            onChoose={setChosen}
          />
        </Sample>
      </Row>
      <Row>
        <Sample state="field" size="box">
          <TextField
            label="Un mot pour le retrouver"
            hint="Facultatif"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Sample>
        <Sample state="field, wrong" size="box">
          <TextField
            label="Numéro du chèque"
            problem="7 chiffres, sans espace."
            value="12"
            onChange={nothing}
          />
        </Sample>
        <Sample state="field, disabled" size="box">
          <TextField label="Adresse e-mail" disabled value="" placeholder="Avec la plateforme" />
        </Sample>
      </Row>
      <Row>
        <Sample state="number pad" size="box">
          <NumberPad hasComma onKey={nothing} />
        </Sample>
        <Sample state="number pad, pieces" size="box">
          <NumberPad hasComma={false} onKey={nothing} />
        </Sample>
      </Row>
    </Section>
  );
}
