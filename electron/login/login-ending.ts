import { wasCancelled, type LoginStage } from '../../shared/model/login';
import type { LoginProcessState, LoginTransition } from './login-process-types';

type Ending = Extract<LoginStage, { kind: 'complete' | 'failed' }>;

/** The state of a login that is over: nothing of it goes on, here or at Beeper. */
export function finish(state: LoginProcessState, ending: Ending): LoginTransition {
  const stage = withSite(ending, state.site);
  const isFailure = stage.kind === 'failed' && !wasCancelled(stage);
  const line = isFailure
    ? `failed (${stage.code})`
    : wasCancelled(stage)
      ? 'cancelled'
      : stage.kind;
  return {
    state: { ...state, stage, expiresAt: null, runningDisplay: null },
    effects: [
      { type: 'stop-step' },
      { type: 'stop-expiry' },
      { type: 'log', line },
      { type: 'end-session' },
    ],
  };
}

/** A code of several networks means the site that this login led to. */
function withSite(stage: Ending, site: string | null): Ending {
  if (stage.kind !== 'failed' || stage.remedy.kind !== 'open-network') return stage;
  return { ...stage, remedy: { ...stage.remedy, origin: stage.remedy.origin ?? site } };
}
