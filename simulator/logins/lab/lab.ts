import { ODDITIES } from '../../sites/lab/oddities';
import { stepOf, type Oddity } from '../../sites/lab/oddity';
import { capture } from '../parts';
import type { ScriptedFlow } from '../script';
import { DISPLAY_LOGINS } from './displays';
import { INPUT_LOGINS } from './inputs';
import { ODD_FORM_LOGINS } from './odd-forms';

function browserFlow(oddity: Oddity): ScriptedFlow {
  const { id, name, description } = oddity;
  return {
    flow: { id, name, description },
    *run({ sites }) {
      const { lab } = sites.networks;
      const person = yield* capture(stepOf(lab.start(oddity)), lab.signedInUsers.check);
      return { person, shape: 'step' };
    },
  };
}

export const LAB_LOGINS = [
  ...INPUT_LOGINS,
  ...ODD_FORM_LOGINS,
  ...DISPLAY_LOGINS,
  ...ODDITIES.map(browserFlow),
];
