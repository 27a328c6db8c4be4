import { plain, quoted } from '../http';
import { newSecret } from '../secret';
import { labPage, type LabRun, type Oddity } from './oddity';

/** A value that only a script can get. */
const TOKEN_FIELD = {
  id: 'token',
  required: true,
  sources: [{ type: 'special' as const, name: 'lab.token' }],
};

/** What only a page gets that is laid out and drawn: a robot's has neither size nor frames. */
const FROM_A_DRAWN_PAGE = `new Promise((resolve) => {
  const token = document.body.textContent;
  const frames = [];
  const next = (now) => {
    frames.push(now);
    if (frames.length < 10) requestAnimationFrame(next);
    else if (innerWidth > 300 && document.visibilityState === 'visible') resolve({ token });
  };
  requestAnimationFrame(next);
})`;

/** A page that has nothing for people, and gives its token away as text. */
const TOKEN_FILE = {
  'GET robots.txt': ({ validValues }: LabRun) => {
    validValues['token'] ??= newSecret();
    return plain(validValues['token']);
  },
};

/** A hidden step that gets the token from a page of its own. */
function hidden(
  id: string,
  name: string,
  description: string,
  { extractJS, hasFlag, pages = {} }: HiddenOptions,
): Oddity {
  return {
    id: `hidden-${id}`,
    name,
    description,
    step: (usual, { root }) => ({
      ...usual,
      url: `${root}robots.txt`,
      fields: [TOKEN_FIELD],
      expectedFinalURLRegex: `^${quoted(root)}robots\\.txt$`,
      extractJS,
      ...(hasFlag ? { hidden: true } : {}),
    }),
    pages: { ...TOKEN_FILE, ...pages },
  };
}

interface HiddenOptions {
  extractJS: string;
  hasFlag: boolean;
  pages?: Oddity['pages'];
}

export const HIDDEN_ODDITIES = [
  hidden('flag', 'A hidden step', 'Checking this browser, which takes a moment.', {
    extractJS: FROM_A_DRAWN_PAGE,
    hasFlag: true,
  }),
  hidden('robots', 'A hidden step without the flag', 'Its page has nothing for people.', {
    extractJS: FROM_A_DRAWN_PAGE,
    hasFlag: false,
  }),
  hidden('waits', 'A hidden step that needs a hand', 'Its page turns out to wait for a click.', {
    extractJS: `new Promise((resolve) => {
  addEventListener('proved', () => resolve({ token: document.title }), { once: true });
})`,
    hasFlag: true,
    pages: {
      'GET robots.txt': (run) => {
        run.validValues['token'] ??= newSecret();
        return labPage(
          run,
          '<button type="button">I am no robot</button>',
          `document.querySelector('button').addEventListener('click', () => {
  document.title = '${run.validValues['token']}';
  dispatchEvent(new Event('proved'));
});`,
        );
      },
    },
  }),
  hidden('asks', 'A hidden step that asks', 'Its page opens a window at once.', {
    extractJS: `(window.open('form'), undefined)`,
    hasFlag: true,
    pages: { 'GET form': (run) => labPage(run, '<p>Are you there?</p>') },
  }),
];
