import type { LoginStep, UserInputStep } from '../../../shared/api/login-session';
import { SESSION_FIELD, stepOf, type Oddity } from '../../sites/lab/oddity';
import { ask, capture } from '../parts';
import type { ScriptedFlow } from '../script';
import type { CheckResult, Values } from '../../sites/signed-in-users';

/** Names that every object of JavaScript has already, and one that is hardly a name. */
export const ODD_IDS = ['__proto__', 'constructor', 'toString', ''] as const;

const oddIDs: ScriptedFlow = {
  flow: { id: 'odd-ids', name: 'Odd field IDs', description: 'And two fields with the same one.' },
  *run() {
    const step: UserInputStep = {
      type: 'user_input',
      stepID: 'lab.odd-ids',
      fields: [
        ...ODD_IDS.map((id, place) => ({ id, label: `Field ${place + 1}` })),
        { id: 'twin', label: 'Twin' },
        { id: 'twin', label: 'Other twin' },
      ],
    };
    yield* ask(step);
    return { shape: 'bare' };
  },
};

/** The usual page of the lab, whose one cookie is wanted under every odd name. */
const ODD_COOKIES: Oddity = {
  id: 'odd-cookie-ids',
  name: 'Odd cookie IDs',
  description: 'One cookie, wanted under names that every object has.',
  step: (usual) => ({ ...usual, fields: ODD_IDS.map((id) => ({ ...SESSION_FIELD, id })) }),
};

const oddCookieIDs: ScriptedFlow = {
  flow: { id: ODD_COOKIES.id, name: ODD_COOKIES.name, description: ODD_COOKIES.description },
  *run({ sites }) {
    const run = sites.networks.lab.start(ODD_COOKIES);
    const wanted = () => run.validValues['session'];
    const person = yield* capture(stepOf(run), (values) => checkOdd(values, wanted()));
    return { person, shape: 'step' };
  },
};

function checkOdd(values: Values, wanted: string | undefined): CheckResult {
  const given = new Map(Object.entries(values));
  const isRight = given.size === ODD_IDS.length && [...given.values()].every((v) => v === wanted);
  return isRight
    ? { ok: true, person: 'alice' }
    : { ok: false, code: 'LAB.LOST', message: 'A value was lost on the way.' };
}

/** A form of which the wire's types promise more than is sent. */
const BROKEN_STEP = {
  type: 'user_input',
  stepID: 'lab.broken-form',
  instructions: ['Enter your name.'],
  fields: [
    { id: 'name', label: 'Name', placeholder: 7 },
    { id: null, label: 'Nobody', optional: true },
    { id: 'team', type: 'select', label: 'Team', options: ['red', 7, 'blue'] },
  ],
} as unknown as UserInputStep;

const brokenForm: ScriptedFlow = {
  flow: { id: 'broken-form', name: 'Broken form', description: 'Parts of it cannot be read.' },
  *run() {
    yield* ask(BROKEN_STEP);
    return { shape: 'bare' };
  },
};

/** As many as there are: towns, universities, servers. */
export const MANY_CHOICES = Array.from({ length: 10_000 }, (_, index) => `Škola ${index + 1}`);

const manyChoices: ScriptedFlow = {
  flow: { id: 'many-choices', name: 'Many choices', description: 'One of ten thousand.' },
  *run() {
    yield* ask({
      type: 'user_input',
      stepID: 'lab.many-choices',
      fields: [{ id: 'school', type: 'select', label: 'School', options: MANY_CHOICES }],
    });
    return { shape: 'bare' };
  },
};

/** One step that holds one question after another, under one ID. */
const questions: ScriptedFlow = {
  flow: { id: 'questions', name: 'Question after question', description: 'Under the same IDs.' },
  *run() {
    const step = { type: 'user_input', stepID: 'lab.questions' } as const;
    const instructions = 'The lab needs additional verification for this login.';
    const id = 'verification';
    const code = { id, type: '2fa_code', label: 'Code', pattern: '^.{5,8}$' };
    yield* ask({ ...step, instructions, fields: [code] });
    const phone = { id, type: 'phone_number', label: 'Phone number' };
    const key = { id: 'key', type: 'token', label: 'Key', description: 'Optional. Or leave it.' };
    yield* ask({ ...step, instructions, fields: [phone, key] });
    return { shape: 'bare' };
  },
};

/** Where a step of the kind `client_http` would have the program send a request. */
export const CLIENT_HTTP_PATH = '/a-request-for-the-bridge';

// The wire's types know no such step, as the program does not.
const CLIENT_HTTP_STEP = {
  type: 'client_http',
  stepID: 'lab.client-http',
  request: { method: 'GET', url: CLIENT_HTTP_PATH },
} as unknown as LoginStep;

const clientHTTP: ScriptedFlow = {
  flow: { id: 'client-http', name: 'Request for the bridge', description: 'Asks for a request.' },
  *run() {
    yield { step: CLIENT_HTTP_STEP };
    return { shape: 'silent' };
  },
};

export const ODD_FORM_LOGINS = [
  oddIDs,
  oddCookieIDs,
  brokenForm,
  manyChoices,
  questions,
  clientHTTP,
];
