/**
 * The wizard that sets a connector up: a layer over the whole page, under which the portal's own page and navigation
 * stay as they were.
 */
import type { ReactNode } from 'react';
import type { RolePurviewVariant } from '../server/world-role-purview.ts';
import { Authentication } from './authentication.tsx';
import { type Credentials, managerConnectors, type Wizard, type WizardStep } from './model.ts';
import { useSkin } from './skin.ts';
import type { Texts } from './texts.ts';

export interface WizardProps {
  words: Texts;
  variant: RolePurviewVariant;
  wizard: Wizard;
  /** Changes with every replacing of nodes. */
  generation: number;
  onChange(change: Partial<Wizard>): void;
  onWrite(change: Partial<Credentials>): void;
  onValidate(): void;
  onFinish(): void;
  onClose(): void;
}

export function connectorTitle(connector: string): string {
  return managerConnectors.find(({ id }) => id === connector)?.cells[0] ?? connector;
}

export function WizardLayer(props: WizardProps) {
  const { FullModal } = useSkin();
  const title = connectorTitle(props.wizard.connector);
  return props.variant.purviewWizard === 'modal' ? (
    <FullModal label={title} onClose={props.onClose}>
      <Frame {...props} />
    </FullModal>
  ) : (
    <div className="wizard">
      <Frame {...props} />
    </div>
  );
}

const numbered: WizardStep[] = ['name', 'authentication', 'review'];

function Frame(props: WizardProps) {
  const { words, wizard, generation, onClose } = props;
  const { CloseButton } = useSkin();
  const titles: Record<string, string> = {
    name: words.connectorName,
    authentication: words.authentication,
    review: words.review,
  };
  return (
    <div className="wizard-frame">
      <div className="wizard-top">
        <h1>{connectorTitle(wizard.connector)}</h1>
        <CloseButton text={words.close} onClick={onClose} />
      </div>
      <div className="wizard-body">
        {numbered.includes(wizard.step) && (
          <ol className="wizard-steps">
            {numbered.map((step) => (
              <li key={step} aria-current={step === wizard.step ? 'step' : undefined}>
                {titles[step]}
              </li>
            ))}
          </ol>
        )}
        <div className="wizard-page" key={generation}>
          <StepPage {...props} />
        </div>
      </div>
      <div className="wizard-bottom">
        <StepButtons {...props} />
      </div>
    </div>
  );
}

function StepPage({ words, variant, wizard, onChange, onWrite, onValidate }: WizardProps): ReactNode {
  const { Field } = useSkin();
  switch (wizard.step) {
    case 'info':
      return <p>{words.infoText}</p>;
    case 'terms':
      return (
        <>
          <h2>{words.terms}</h2>
          <p>{words.termsText}</p>
        </>
      );
    case 'name':
      return (
        <>
          <h2>{words.connectorName}</h2>
          <p>{words.connectorNameText}</p>
          <div className="form">
            <Field
              label={words.connectorName}
              value={wizard.connectorName}
              target="purview.connector-name"
              onChange={(connectorName) => onChange({ connectorName })}
            />
          </div>
        </>
      );
    case 'authentication':
      return (
        <Authentication
          words={words}
          form={variant.purviewForm}
          credentials={wizard.credentials}
          validation={wizard.validation}
          success={variant.purviewSuccess}
          onWrite={onWrite}
          onValidate={onValidate}
        />
      );
    case 'review':
      return (
        <>
          <h2>{words.review}</h2>
          <p>{words.reviewText}</p>
          <dl>
            <dt>{words.connectorName}</dt>
            <dd>{wizard.connectorName}</dd>
          </dl>
        </>
      );
  }
}

function StepButtons({ words, wizard, onChange, onFinish, onClose }: WizardProps): ReactNode {
  const { Button } = useSkin();
  const go = (step: WizardStep) => () => onChange({ step });
  switch (wizard.step) {
    case 'info':
      return <Button primary text={words.addConnector} target="purview.add-connector" onClick={go('terms')} />;
    case 'terms':
      return (
        <>
          <Button primary text={words.accept} target="purview.accept" onClick={go('name')} />
          <Button text={words.decline} onClick={onClose} />
        </>
      );
    case 'name':
      return (
        <>
          <Button
            primary
            text={words.next}
            target="purview.next"
            disabled={!wizard.connectorName.trim()}
            onClick={go('authentication')}
          />
          <Button text={words.cancel} onClick={onClose} />
        </>
      );
    case 'authentication':
      return (
        <>
          <Button text={words.back} onClick={go('name')} />
          <Button
            primary
            text={words.next}
            target="purview.next"
            disabled={wizard.validation !== 'succeeded'}
            onClick={go('review')}
          />
          <Button text={words.cancel} onClick={onClose} />
        </>
      );
    case 'review':
      return (
        <>
          <Button text={words.back} onClick={go('authentication')} />
          <Button primary text={words.finish} target="purview.finish" onClick={onFinish} />
          <Button text={words.cancel} onClick={onClose} />
        </>
      );
  }
}
