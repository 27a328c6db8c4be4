import { setTimeout as delay } from 'node:timers/promises';
import { signInPage, signsIn, type Oddity, type LabRun } from './oddity';

const selfSigned: Oddity = {
  id: 'self-signed',
  name: 'A certificate that nobody vouches for',
  description: 'It is served over TLS, with a certificate that it has signed itself.',
  step: (usual, { env, folder }) => ({ ...usual, url: `${env.secureOrigin('lab')}${folder}` }),
};

/** The runs that have hung up on their first visit. */
const visited = new WeakSet<LabRun>();

const hangsUp: Oddity = {
  id: 'hangs-up',
  name: 'A site that hangs up',
  description: 'The first visit gets no answer; the next one does.',
  pages: {
    'GET ': (run) => {
      if (visited.has(run)) return signInPage(run);
      visited.add(run);
      return { hangsUp: true };
    },
  },
};

const crash: Oddity = {
  id: 'crash',
  name: 'A page that crashes',
  description: 'Its process may end at any time; loaded again, it works.',
  pages: {
    'GET ': (run) =>
      signInPage(run, undefined, '<p><a href="chrome://crash">Crash this page</a></p>'),
  },
};

const slow: Oddity = {
  id: 'slow',
  name: 'A slow site',
  description: 'Every page takes a while.',
  pages: {
    'GET ': async (run) => {
      await delay(run.env.delayMs);
      return signInPage(run);
    },
    'POST sign-in': async (run) => {
      await delay(run.env.delayMs);
      return signsIn(run);
    },
  },
};

const badPattern: Oddity = {
  id: 'bad-pattern',
  name: 'A last page nobody can tell',
  description: 'Which page is the last cannot be told: press “I am signed in” when you are there.',
  step: (usual) => ({ ...usual, expectedFinalURLRegex: '^https://(?<=lab)[welcome' }),
};

export const PAGE_PROBLEM_ODDITIES = [selfSigned, hangsUp, crash, slow, badPattern];
