import type { FieldProgress, LoginStage, LoginState } from '../../../shared/model/login';

/** Changes when the user is shown something else, so that reading begins at its heading. */
export function stageKey({ id, stage }: LoginState): string {
  switch (stage.kind) {
    case 'user-input':
      return JSON.stringify([id, stage.kind, stage.stepID]);
    case 'display':
      return JSON.stringify([id, stage.kind, stage.stepID, stage.display.type]);
    case 'cookies':
      return JSON.stringify([id, stage.kind, stage.stepID, stage.isPasting]);
    default:
      return JSON.stringify([id, stage.kind]);
  }
}

/** Whether a step that cannot be shown asks for a passkey. */
export function isPasskeyStep(type: string): boolean {
  return type === 'webauthn' || type === 'passkey';
}

/** Whether ending the login would lose something the user did. */
export function holdsWork(stage: LoginStage, isTyped: boolean): boolean {
  return isTyped || (stage.kind === 'cookies' && stage.fields.some((field) => field.found));
}

/** Whether every value a cookies step cannot do without is there. */
export function isCaptured(fields: readonly FieldProgress[]): boolean {
  return fields.every((field) => field.found || !field.required);
}
