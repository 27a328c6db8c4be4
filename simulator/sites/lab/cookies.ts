import { cookie, decodedCookie, html, json, redirect, type Reply } from '../http';
import { buttonForm } from '../page';
import { newSecret } from '../secret';
import {
  delayedRequest,
  labPage,
  newSession,
  onHost,
  signInPage,
  signsIn,
  welcomePage,
  type LabRun,
  type Oddity,
} from './oddity';

/** Leaves a reply as it is, and sets cookies with it. */
function setting(reply: Reply, cookies: readonly string[]): Reply {
  return { ...reply, headers: { ...reply.headers, 'set-cookie': [...cookies] } };
}

function fieldsFor(...names: string[]) {
  return names.map((name) => ({
    id: name,
    required: true,
    sources: [{ type: 'cookie' as const, name, cookieDomain: 'lab.localhost' }],
  }));
}

const beforeSignIn: Oddity = {
  id: 'before-sign-in',
  name: 'Cookies before sign-in',
  description: 'Every cookie but one is there before you sign in.',
  step: (usual) => ({ ...usual, fields: fieldsFor('device', 'session') }),
  pages: {
    'GET ': (run) => {
      run.validValues['device'] ??= newSecret();
      return setting(signInPage(run), [cookie('device', run.validValues['device'])]);
    },
  },
};

const lateCookie: Oddity = {
  id: 'late-cookie',
  name: 'Late cookie',
  description: 'The cookie comes a while after the last page has loaded.',
  pages: {
    'POST sign-in': (run) => redirect(`${run.folder}welcome`),
    'GET welcome': (run) => welcomePage(run, delayedRequest('late', run.env.delayMs)),
    'POST late': (run) => json({}, [newSession(run)]),
  },
};

const rotating: Oddity = {
  id: 'rotating',
  name: 'Rotating cookie',
  description: 'The cookie changes twice on the way to the last page.',
  pages: {
    'POST sign-in': (run) => signsIn(run, 'almost'),
    'GET almost': (run) => signsIn(run),
    'GET welcome': (run) => setting(welcomePage(run), [newSession(run)]),
  },
};

const removed: Oddity = {
  id: 'removed',
  name: 'Removed cookie',
  description: 'The cookie is taken away again before the last page, and comes back later.',
  pages: {
    'POST sign-in': (run) => signsIn(run, 'almost'),
    'GET almost': (run) =>
      redirect(`${run.folder}welcome`, [cookie('session', '', { maxAgeS: 0 })]),
    'GET welcome': (run) => welcomePage(run, delayedRequest('late', run.env.delayMs)),
    'POST late': (run) => json({}, [newSession(run)]),
  },
};

const encoded: Oddity = {
  id: 'encoded',
  name: 'Encoded cookies',
  description: 'One value is percent-encoded, one cannot be decoded, one is another script.',
  step: (usual) => ({ ...usual, fields: fieldsFor('encoded', 'broken', 'script') }),
  pages: {
    'POST sign-in': ({ validValues, folder }) => {
      const raw = {
        encoded: `a%2Bb%2F${newSecret()}%3D%3D`,
        broken: `100%zz${newSecret()}`,
        script: `%E2%9C%93${newSecret()}`,
      };
      const entries = Object.entries(raw);
      for (const [name, value] of entries) validValues[name] = decodedCookie(value);
      return redirect(
        `${folder}welcome`,
        entries.map(([name, value]) => cookie(name, value)),
      );
    },
  },
};

const sameName: Oddity = {
  id: 'same-name',
  name: 'Cookies of the same name',
  description: 'Other hosts, an empty and an expired cookie have the same name.',
  step: (usual) => ({
    ...usual,
    fields: [{ id: 'session', required: true, sources: [{ type: 'cookie', name: 'session' }] }],
  }),
  pages: {
    'POST sign-in': (run) =>
      redirect(onHost(run, 'a.lab', 'deeper'), [
        newSession(run),
        decoy({ path: `${run.folder}nowhere`, maxAgeS: 0 }),
        'session=; Path=/empty/',
      ]),
    'GET deeper': (run) => redirect(onHost(run, 'elsewhere', 'foreign'), [decoy({})], 302),
    'GET foreign': (run) => redirect(onHost(run, 'lab', 'welcome'), [decoy({})], 302),
  },
};

const PARTITIONED = 'Secure; SameSite=None; Partitioned';

const partitioned: Oddity = {
  id: 'partitioned',
  name: 'A partitioned cookie',
  description: 'A cookie of the same host and name differs in its partition alone.',
  pages: {
    'POST sign-in': (run) =>
      redirect(`${run.folder}welcome`, [newSession(run), decoy({ more: PARTITIONED })]),
  },
};

const ownPartition: Oddity = {
  id: 'own-partition',
  name: 'A cookie of the site’s own partition',
  description: 'The site partitions the cookie of its sign-in (CHIPS).',
  pages: {
    'POST sign-in': (run) => redirect(`${run.folder}welcome`, [newSession(run, PARTITIONED)]),
  },
};

const framedPartition: Oddity = {
  id: 'framed-partition',
  name: 'A cookie of another site’s partition',
  description: 'The way to the last page leads over another site, which has this one in a frame.',
  pages: {
    'POST sign-in': (run) => redirect(onHost(run, 'elsewhere', 'around')),
    'GET around': (run) =>
      labPage(
        run,
        `<iframe src="${onHost(run, 'lab', 'framed')}"></iframe>`,
        `document.querySelector('iframe').onload = () =>
           location.assign('${onHost(run, 'lab', 'own')}');`,
      ),
    'GET framed': () => html('framed', [decoy({ more: PARTITIONED })]),
    'GET own': (run) => redirect(`${run.folder}welcome`, [newSession(run, PARTITIONED)]),
  },
};

function decoy(options: Parameters<typeof cookie>[2]): string {
  return cookie('session', newSecret('decoy-'), options);
}

const STILL_MOVING_MS = 200;

const noPattern: Oddity = {
  id: 'no-pattern',
  name: 'No last page',
  description: 'Nothing tells the last page; one cookie comes late and changes once more.',
  step: ({ expectedFinalURLRegex: _, ...usual }) => ({
    ...usual,
    fields: fieldsFor('first', 'session'),
  }),
  pages: {
    'POST sign-in': ({ validValues, folder }) => {
      validValues['first'] = newSecret();
      return redirect(`${folder}welcome`, [cookie('first', validValues['first'])]);
    },
    'GET welcome': (run) => {
      const { delayMs } = run.env;
      const twice =
        delayedRequest('late', delayMs) + delayedRequest('late', delayMs + STILL_MOVING_MS);
      return welcomePage(run, twice);
    },
    'POST late': (run) => json({}, [newSession(run)]),
  },
};

const brokenOff: Oddity = {
  id: 'broken-off',
  name: 'A sign-in that goes on',
  description: 'A sign-in that was broken off goes on with the cookie of its session.',
  step: (usual, run) => {
    run.validValues['begun'] ??= newSecret();
    const { begun } = run.validValues;
    return {
      ...usual,
      fields: fieldsFor('begun', 'session'),
      initialCookies: [
        { name: 'begun', value: begun, domain: 'lab.localhost', path: run.folder },
        { name: 'elsewhere', value: newSecret(), domain: 'no domain' },
      ],
    };
  },
  pages: {
    'GET ': (run, { cookies }) =>
      cookies.get('begun') === run.validValues['begun']
        ? signInPage(run)
        : labPage(run, '<p>Nobody has begun here.</p>'),
  },
};

/** A name that stands nowhere else, so that a search for it finds where it is kept. */
export const ENDING_COOKIE = 'lab-ending-pass';
export const ENDING_DAYS = { usual: 20, stays: 60 } as const;

const ending: Oddity = {
  id: 'ending',
  name: 'A cookie with an end',
  description: `The sign-in ends after ${ENDING_DAYS.usual} days, or after ${ENDING_DAYS.stays} for who stays.`,
  step: (usual) => ({ ...usual, fields: fieldsFor('device', ENDING_COOKIE) }),
  pages: {
    'GET ': (run) => signInPage(run, undefined, buttonForm('stay', 'Stay longer')),
    'POST sign-in': (run) => signsInFor(run, ENDING_DAYS.usual),
    'POST stay': (run) => signsInFor(run, ENDING_DAYS.stays),
  },
};

const DAY_S = 24 * 60 * 60;
const DEVICE_DAYS = 300;

function signsInFor({ validValues, folder }: LabRun, days: number): Reply {
  const [device, pass] = [newSecret(), newSecret()];
  Object.assign(validValues, { device, [ENDING_COOKIE]: pass });
  return redirect(`${folder}welcome`, [
    cookie('device', device, { maxAgeS: DEVICE_DAYS * DAY_S }),
    cookie(ENDING_COOKIE, pass, { maxAgeS: days * DAY_S, httpOnly: true }),
  ]);
}

export const COOKIE_ODDITIES = [
  ending,
  brokenOff,
  beforeSignIn,
  lateCookie,
  rotating,
  removed,
  encoded,
  sameName,
  partitioned,
  ownPartition,
  framedPartition,
  noPattern,
];
