import type { FieldProgress, LoginStage, LoginState } from '../../../shared/model/login';

export type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

/** Changes when another page is shown, whose heading then takes the focus. */
export function stageKey({ id, stage }: LoginState): string {
  switch (stage.kind) {
    case 'user-input':
      return JSON.stringify([id, stage.kind, stage.stepID]);
    case 'display':
      return JSON.stringify([id, stage.kind, stage.stepID, stage.display.type]);
    case 'cookies':
      return JSON.stringify([
        id,
        stage.kind,
        stage.stepID,
        stage.way,
        stage.visibility === 'hidden',
      ]);
    default:
      return JSON.stringify([id, stage.kind]);
  }
}

/** The step whose page is seen on a site; null for any other stage. */
export function pageStage(stage: LoginStage): CookiesStage | null {
  if (stage.kind !== 'cookies' || stage.way !== 'page' || stage.visibility === 'hidden')
    return null;
  return stage;
}

/** Whether a step that cannot be shown asks for a passkey. */
export function isPasskeyStep(type: string): boolean {
  return type === 'webauthn' || type === 'passkey';
}

/** Whether ending the login would lose what the user entered. */
export function wouldLoseInput(stage: LoginStage, isTyped: boolean): boolean {
  if (isTyped || stage.kind !== 'cookies') return isTyped;
  return stage.visibility !== 'hidden' && stage.fields.some((field) => field.found);
}

/** Whether every required value of a cookies step is there. */
export function isCaptured(fields: readonly FieldProgress[]): boolean {
  return fields.every((field) => field.found || !field.required);
}
