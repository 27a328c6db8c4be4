import { z } from 'zod';
import { accountSketchSchema } from './account';
import { signedInLoginSchema } from './bridge';
import { openEnum, openUnion, openWord, textSchema, wireObject, wordSchema } from './open';
import { list, type Misfit, tolerantAnswer } from './tolerant';

const LOGIN_SESSION_STATUSES = [
  'waiting_for_input',
  'waiting_for_cookies',
  'waiting_for_display',
  'complete',
  'cancelled',
  'failed',
] as const;

/** A field the user types into. `options`, `pattern` and `description` are undocumented but sent. */
const inputFieldSchema = wireObject({
  id: z.string(),
  initialValue: textSchema.optional(),
  label: textSchema.optional(),
  optional: z.boolean().optional(),
  placeholder: textSchema.optional(),
  type: z.string().optional(),
  options: list(z.string()).optional(),
  pattern: z.string().optional(),
  description: textSchema.optional(),
});

/** A CAPTCHA picture or sound beside the fields; `content` is base64. */
const attachmentSchema = wireObject({
  type: z.string().optional(),
  filename: textSchema.optional(),
  content: z.string().optional(),
  info: wireObject({
    mimetype: z.string().optional(),
    w: z.number().optional(),
    h: z.number().optional(),
    size: z.number().optional(),
  }).optional(),
});

const cookieSourceSchema = wireObject({
  type: openEnum([
    'cookie',
    'request_header',
    'request_body',
    'local_storage',
    'special',
  ]).optional(),
  name: z.string().optional(),
  cookieDomain: z.string().optional(),
  requestURLRegex: z.string().optional(),
});

/** A value to take from the browser. `required`, `pattern`, `sources` are sent by newer releases. */
const cookieFieldSchema = wireObject({
  id: z.string(),
  name: z.string().optional(),
  type: openEnum(['cookie', 'header', 'local_storage']).optional(),
  required: z.boolean().optional(),
  optional: z.boolean().optional(),
  pattern: z.string().optional(),
  sources: list(cookieSourceSchema).optional(),
});

const userInputStepSchema = wireObject({
  type: z.literal('user_input'),
  stepID: wordSchema,
  fields: list(inputFieldSchema).default([]),
  attachments: list(attachmentSchema).optional(),
  instructions: textSchema.optional(),
});

const cookiesStepSchema = wireObject({
  type: z.literal('cookies'),
  stepID: wordSchema,
  url: z.string(),
  fields: list(cookieFieldSchema).default([]),
  expectedFinalURLRegex: z.string().optional(),
  extractJS: z.string().optional(),
  userAgent: z.string().optional(),
  /** Undocumented, as the newest bridges have it: the page is not to be seen. */
  hidden: z.boolean().optional().catch(undefined),
  /** Undocumented, in either spelling: cookies to be set first. Read item by item. */
  initialCookies: z.unknown().optional(),
  initial_cookies: z.unknown().optional(),
  instructions: textSchema.optional(),
});

/** Whatever its type, a display may have a text, and a picture instead of it or beside it. */
const displaySchema = wireObject({
  type: openWord(['qr', 'emoji', 'code', 'nothing']).optional(),
  data: z.string().optional(),
  imageURL: z.string().optional(),
});

const displayStepSchema = wireObject({
  type: z.literal('display_and_wait'),
  stepID: wordSchema,
  // Without one there is nothing to show, and all the same something to wait for.
  display: displaySchema.optional(),
  instructions: textSchema.optional(),
});

const completeStepSchema = wireObject({
  type: z.literal('complete'),
  stepID: z.string().optional(),
  account: accountSketchSchema.optional(),
  login: signedInLoginSchema.optional(),
  instructions: textSchema.optional(),
});

export const stepSchema = openUnion({
  user_input: userInputStepSchema,
  cookies: cookiesStepSchema,
  display_and_wait: displayStepSchema,
  complete: completeStepSchema,
});

const sessionErrorSchema = wireObject({
  code: z.string().default(''),
  message: textSchema.default(''),
  details: z.unknown().optional(),
});

const sessionSchema = wireObject({
  bridgeID: z.string().optional(),
  loginSessionID: wordSchema.optional(),
  status: openWord(LOGIN_SESSION_STATUSES).optional(),
  account: accountSketchSchema.optional(),
  accountID: z.string().optional(),
  currentStep: stepSchema.optional(),
  error: sessionErrorSchema.optional(),
  login: signedInLoginSchema.optional(),
  loginID: z.string().optional(),
});

/**
 * A login session. What does not fit counts as absent, fields and their sources one by one, and is
 * named in `misfits`; a session has to say where it stands, by a status, a step or an error.
 */
export const loginSessionSchema = tolerantAnswer(sessionSchema).transform(
  ({ value, misfits }, context): LoginSession => {
    const session = misfits.length === 0 ? value : { ...value, misfits };
    const isStep = (path: string) => path === 'currentStep' || path.startsWith('currentStep.');
    const saysSomething =
      value.status !== undefined ||
      value.currentStep !== undefined ||
      value.error !== undefined ||
      misfits.some(({ path }) => isStep(path));
    if (saysSomething) return session;
    context.issues.push({ code: 'custom', input: value, path: ['status'], message: 'string' });
    return z.NEVER;
  },
);

/** The answer to `DELETE …/login-sessions/{loginSessionID}`. */
export const cancelledSessionSchema = wireObject({
  bridgeID: z.string(),
  loginSessionID: z.string(),
  status: z.string(),
});

/** Body of `POST …/login-sessions`; `loginID` and `accountID` make it a reconnect. */
export interface StartLogin {
  accountID?: string;
  flowID?: string;
  loginID?: string;
}

/** Body of `POST …/steps/{stepID}`. */
export interface SubmitStep {
  type: 'user_input' | 'cookies' | 'display_and_wait';
  fields?: Record<string, string>;
  lastURL?: string;
  source?: 'api' | 'webview' | 'browser_extension';
}

export type LoginSession = z.output<typeof sessionSchema> & {
  /** What did not fit in the answer and is left out; absent when all did. */
  misfits?: readonly Misfit[];
};
export type LoginStep = z.output<typeof stepSchema>;
export type UserInputStep = z.output<typeof userInputStepSchema>;
export type CookiesStep = z.output<typeof cookiesStepSchema>;
export type DisplayStep = z.output<typeof displayStepSchema>;
export type CancelledSession = z.output<typeof cancelledSessionSchema>;
