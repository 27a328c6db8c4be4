import { cookie, html, redirect } from '../http';
import { newSecret } from '../secret';
import { labPage, newSession, onHost, welcomePage, type Oddity } from './oddity';

const IN_FRAMES = 'Secure; SameSite=None';
const PARTITIONED = `${IN_FRAMES}; Partitioned`;

function decoy(more: string, path: string): string {
  return cookie('session', newSecret('decoy-'), { more, path });
}

/** Browsers that block third parties give such a frame a partition, or nothing at all. */
const foreignPartition: Oddity = {
  id: 'foreign-partition',
  name: 'Cookies of this site in another one',
  description: 'Another site has this one in a frame, which sets cookies there and nowhere else.',
  pages: {
    'GET around': (run) =>
      labPage(
        run,
        `<iframe title="Lab" src="${onHost(run, 'lab', 'framed')}"></iframe>`,
        `document.querySelector('iframe').onload = () => (document.title = 'Framed');`,
      ),
    'GET framed': (run) => html('framed', [decoy(PARTITIONED, '/'), decoy(IN_FRAMES, run.folder)]),
    'POST sign-in': (run) => redirect(`${run.folder}welcome`, [newSession(run, PARTITIONED)]),
  },
};

const partitionedFrame: Oddity = {
  id: 'partitioned-frame',
  name: 'A partitioned cookie of a frame',
  description: 'Another site signs you in, in a frame, and has its cookie for this site alone.',
  step: (usual) => ({
    ...usual,
    fields: [
      {
        id: 'session',
        required: true,
        sources: [{ type: 'cookie', name: 'session', cookieDomain: 'elsewhere.localhost' }],
      },
    ],
  }),
  pages: {
    'POST sign-in': (run) => redirect(`${run.folder}welcome`),
    'GET welcome': (run) =>
      welcomePage(
        run,
        undefined,
        `<iframe title="Elsewhere" src="${onHost(run, 'elsewhere', 'framed')}"></iframe>`,
      ),
    'GET framed': (run) => html('framed', [newSession(run, PARTITIONED)]),
  },
};

export const PARTITION_ODDITIES = [foreignPartition, partitionedFrame];
