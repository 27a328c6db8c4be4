import type { StandingMessage, StepMessage } from '../../shared/browser-extension/messages';
import { isFirefox, type Browser } from '../browser/api';
import { permissionsFor } from '../hosts';
import type { Progress, ShownStep } from '../situation';

/** Of a step what its user sees. */
export function shownStep(step: StepMessage, browser: Browser): ShownStep {
  const { key, network, account, url, hosts, fields, hasFinalPage } = step;
  const kinds = new Set(step.wanted.map(({ kind }) => kind));
  const inFirefox = isFirefox(browser);
  return {
    key,
    network,
    account,
    url,
    hosts,
    fields,
    hasFinalPage,
    needs: permissionsFor(hosts, kinds, inFirefox),
    asksForScript: inFirefox && kinds.has('script'),
  };
}

/** How far a hand-over is after what the program said; null for one that has ended. */
export function progressAfter(before: Progress, standing: StandingMessage): Progress | null {
  const { state, missing, sentence } = standing;
  if (state === 'done' || state === 'over') return null;
  return { ...before, state, missing, sentence };
}
