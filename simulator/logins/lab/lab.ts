import { ODDITIES } from '../../sites/lab/oddities';
import { stepOf, type Oddity } from '../../sites/lab/oddity';
import { reportedOddity } from '../../sites/lab/reported';
import { readReport } from '../../sites/lab/report-reader';
import { ask, capture } from '../parts';
import { LoginError, type ScriptedFlow } from '../script';
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

/** Plays back what a report of the program tells, as far as it does. */
const reported: ScriptedFlow = {
  flow: {
    id: 'reported',
    name: 'A reported sign-in',
    description: 'Goes the way that a report tells (npm run simulator -- --report FILE).',
  },
  *run({ sites, report }) {
    const read = readReport(report ?? '');
    if ('missing' in read) {
      const instructions = `${read.missing} Start the simulator with --report and a file.`;
      yield* ask({ type: 'user_input', stepID: 'lab.reported', instructions, fields: [] });
      throw new LoginError('LAB.REPORT', read.missing);
    }
    const { lab } = sites.networks;
    const run = lab.start(reportedOddity(read));
    const person = yield* capture(stepOf(run), lab.signedInUsers.check);
    return { person, shape: 'step' };
  },
};

export const LAB_LOGINS = [
  ...INPUT_LOGINS,
  ...ODD_FORM_LOGINS,
  ...DISPLAY_LOGINS,
  ...ODDITIES.map(browserFlow),
  reported,
];
