import type { ConnectFixtures } from '../connection/fixtures';
import { expectWatched, paste } from '../connection/user';
import type { Program, ProgramFixtures } from '../program';
import { ACCOUNT_STATES, BEEPER_STATES } from './account-states';
import { CERTIFICATE_STATES, installUsers } from './certificate-states';
import { leaveEarlierRuns } from './earlier-runs';
import { END_STATES } from './end-states';
import { HISTORY_STATES } from './history-states';
import { LOGIN_STATES } from './login-states';
import type { State } from './scene';
import { PALETTE_STATES, SETTINGS_STATES } from './settings-states';
import { SILENCE_STATES } from './silence-states';
import { SITE_STATES } from './site-states';
import { SIZE_STATES } from './size-states';
import { DEMO_STATES, NEWCOMER_STATES, READ_ONLY_STATES, SEARCH_STATES } from './start-states';
import { UPDATE_STATES } from './update-states';

type Stage = Pick<ProgramFixtures, 'simulator' | 'startProgram'> &
  Pick<ConnectFixtures, 'startNew'> & { userDataDir: string };

/** States that one program is led through, one after the other. */
export interface Series {
  readonly name: string;
  readonly states: readonly State[];
  /** Sets the stage, and starts the program with its window. */
  start(stage: Stage): Promise<Program>;
}

const startShown = ({ startProgram }: Stage) => startProgram({ args: [] });

const startWithSignIns = (stage: Stage) => {
  stage.simulator.control.reset('sign-in');
  return startShown(stage);
};

/** All there is to be seen. Those that take longest come first, as several are played at once. */
export const SERIES: readonly Series[] = [
  { name: 'accounts', states: ACCOUNT_STATES, start: startShown },
  { name: 'signing in', states: LOGIN_STATES, start: startWithSignIns },
  { name: 'signing in on sites', states: SITE_STATES, start: startWithSignIns },
  { name: 'few and many accounts', states: SIZE_STATES, start: startShown },
  { name: 'settings', states: [...PALETTE_STATES, ...SETTINGS_STATES], start: startShown },
  {
    name: 'after 30 days',
    states: [...HISTORY_STATES, ...SILENCE_STATES],
    async start(stage) {
      await leaveEarlierRuns(stage.userDataDir, stage.simulator);
      return startShown(stage);
    },
  },
  { name: 'sign-ins that fail', states: END_STATES, start: startWithSignIns },
  { name: 'newer versions', states: UPDATE_STATES, start: startShown },
  { name: 'what Beeper is like', states: BEEPER_STATES, start: startShown },
  { name: 'a newcomer', states: NEWCOMER_STATES, start: ({ startNew }) => startNew() },
  {
    name: 'a newcomer without Beeper',
    states: SEARCH_STATES,
    start: ({ startNew }) => startNew({ env: { BEEPER_BASE_URL: '' } }),
  },
  {
    name: 'a token that may only read',
    states: READ_ONLY_STATES,
    async start({ simulator, startNew }) {
      simulator.control.setAccess({ scopes: ['read'] });
      const program = await startNew();
      const page = await program.window();
      await paste(page, simulator.token);
      await expectWatched(page);
      return program;
    },
  },
  {
    name: 'certificates',
    states: CERTIFICATE_STATES,
    async start(stage) {
      await installUsers(stage.userDataDir);
      return startWithSignIns(stage);
    },
  },
  {
    name: 'the demo',
    states: DEMO_STATES,
    start: ({ startNew }) => startNew({ args: ['--demo'] }),
  },
];
