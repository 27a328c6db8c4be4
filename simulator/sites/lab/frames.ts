import { html, json } from '../http';
import { labPage, newSession, onHost, type Oddity } from './oddity';

/** Signs in within a frame of another site, once that site has its own storage there. */
const ASKS_FOR_STORAGE = `<button>Sign in here</button>
<script>
document.querySelector('button').onclick = async () => {
  try {
    await document.requestStorageAccess();
  } catch {
    return document.body.append('The storage was refused.');
  }
  await fetch('granted', { method: 'POST' });
  parent.postMessage('signed in', '*');
};
</script>`;

const embedded: Oddity = {
  id: 'embedded',
  name: 'A frame that asks for its storage',
  description: 'Another site signs you in, in a frame, and partitions its cookie (CHIPS).',
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
    'GET ': (run) =>
      labPage(
        run,
        `<iframe src="${onHost(run, 'elsewhere', 'ask')}"></iframe>`,
        `addEventListener('message', () => location.assign('welcome'));`,
      ),
    'GET ask': () => html(ASKS_FOR_STORAGE),
    'POST granted': (run) => json({}, [newSession(run, 'Secure; SameSite=None; Partitioned')]),
  },
};

export const FRAME_ODDITIES = [embedded];
