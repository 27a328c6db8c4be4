import { z } from 'zod';
import { accountSchema } from './account';
import { bridgeLoginSchema } from './bridge';
import { openEnum, openUnion, wireObject } from './open';

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
  initialValue: z.string().optional(),
  label: z.string().optional(),
  optional: z.boolean().optional(),
  placeholder: z.string().optional(),
  type: z.string().optional(),
  options: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  description: z.string().optional(),
});

/** A CAPTCHA picture or sound beside the fields; `content` is base64. */
const attachmentSchema = wireObject({
  type: z.string().optional(),
  filename: z.string().optional(),
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
  sources: z.array(cookieSourceSchema).optional(),
});

const userInputStepSchema = wireObject({
  type: z.literal('user_input'),
  stepID: z.string(),
  fields: z.array(inputFieldSchema),
  // The reference promises nothing about them: one of another shape must not end the login.
  attachments: z.array(attachmentSchema.catch({})).optional(),
  instructions: z.string().optional(),
});

const cookiesStepSchema = wireObject({
  type: z.literal('cookies'),
  stepID: z.string(),
  url: z.string(),
  fields: z.array(cookieFieldSchema),
  expectedFinalURLRegex: z.string().optional(),
  extractJS: z.string().optional(),
  userAgent: z.string().optional(),
  /** Undocumented, as the newest bridges have it: the page is not to be seen. */
  hidden: z.boolean().optional().catch(undefined),
  /** Undocumented, in either spelling: cookies to be set first. Read item by item. */
  initialCookies: z.unknown().optional(),
  initial_cookies: z.unknown().optional(),
  instructions: z.string().optional(),
});

const displaySchema = openUnion({
  qr: wireObject({ type: z.literal('qr'), data: z.string() }),
  emoji: wireObject({ type: z.literal('emoji'), imageURL: z.string() }),
  code: wireObject({ type: z.literal('code'), data: z.string() }),
  nothing: wireObject({ type: z.literal('nothing') }),
});

const displayStepSchema = wireObject({
  type: z.literal('display_and_wait'),
  stepID: z.string(),
  display: displaySchema,
  instructions: z.string().optional(),
});

const completeStepSchema = wireObject({
  type: z.literal('complete'),
  stepID: z.string().optional(),
  account: accountSchema.optional(),
  login: bridgeLoginSchema.optional(),
  instructions: z.string().optional(),
});

export const stepSchema = openUnion({
  user_input: userInputStepSchema,
  cookies: cookiesStepSchema,
  display_and_wait: displayStepSchema,
  complete: completeStepSchema,
});

/** That a login failed matters more than why: a code or a message of another shape is left out. */
const sessionErrorSchema = wireObject({
  code: z.string().catch(''),
  message: z.string().catch(''),
  details: z.unknown().optional(),
});

export const loginSessionSchema = wireObject({
  bridgeID: z.string(),
  loginSessionID: z.string(),
  status: openEnum(LOGIN_SESSION_STATUSES),
  account: accountSchema.optional(),
  accountID: z.string().optional(),
  currentStep: stepSchema.optional(),
  error: sessionErrorSchema.optional(),
  login: bridgeLoginSchema.optional(),
  loginID: z.string().optional(),
});

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

export type LoginSession = z.output<typeof loginSessionSchema>;
export type LoginStep = z.output<typeof stepSchema>;
export type UserInputStep = z.output<typeof userInputStepSchema>;
export type CookiesStep = z.output<typeof cookiesStepSchema>;
export type DisplayStep = z.output<typeof displayStepSchema>;
export type CancelledSession = z.output<typeof cancelledSessionSchema>;
