import { z } from 'zod';
import type { ConnectionState } from '../model/connection';
import { DEMO_BEEPER_STATES, type DemoState } from '../model/demo';
import { WEBVIEW_ACTIONS, type LoginState } from '../model/login';
import { preferenceSchemas, type SettingsState } from '../model/settings';
import type { StatusChange, Snapshot } from '../model/snapshot';
import type { BridgeLogin } from '../api/bridge';
import type { Capabilities } from '../api/capabilities';
import type { PushName, RequestName } from './names';

/** Where in the window the user is. */
export const routeSchema = z.discriminatedUnion('view', [
  z.strictObject({ view: z.literal('overview') }),
  z.strictObject({ view: z.literal('add') }),
  z.strictObject({ view: z.literal('login') }),
  z.strictObject({ view: z.literal('connect') }),
  z.strictObject({ view: z.literal('settings') }),
  z.strictObject({ view: z.literal('about') }),
  z.strictObject({ view: z.literal('demo') }),
  z.strictObject({ view: z.literal('account'), accountID: z.string().min(1).max(1024) }),
]);

export type Route = z.output<typeof routeSchema>;

/** Something the user should know that no account tells, e.g. a broken file that was set aside. */
export interface Banner {
  id: string;
  text: string;
}

/** Everything the window needs to draw itself for the first time. */
export interface WindowState {
  snapshot: Snapshot;
  route: Route;
  banners: readonly Banner[];
  /** The login under way; null when there is none. */
  login: LoginState | null;
  connection: ConnectionState;
  settings: SettingsState;
  /** Set while the accounts shown are made up by the built-in simulator; null otherwise. */
  demo: DemoState | null;
}

/** What the program is made of. */
export interface About {
  /** Name and version of the program and of what it runs on, in the order to be shown. */
  versions: readonly { name: string; version: string }[];
  /** The libraries in it, by name. */
  licences: readonly { name: string; version: string; licence: string; text: string }[];
}

/** One account's particulars that the snapshot does not carry. */
export interface AccountDetails {
  /** What the bridge can do; null when Beeper does not say, and then `problem` says why. */
  capabilities: Capabilities | null;
  /** The login the account belongs to; null when unknown or on a Beeper too old to tell. */
  login: BridgeLogin | null;
  /** A sentence when Beeper could not be asked; null when all is well. */
  problem: string | null;
  /** Newest first; at most 50. */
  history: readonly StatusChange[];
}

/** A value a person typed or pasted for a login; long enough for any cookie header. */
const loginValue = z.string().max(1_000_000);
/** Longer than any token; shorter than a file pasted by mistake. */
const tokenText = z.string().min(1).max(20_000);
const addressText = z.string().min(1).max(2_000);
const pixels = z.int().min(0).max(20_000);

/** The shape of each request's input, checked in the main process before a handler sees it. */
export const requestInputs = {
  'window.ready': z.null(),
  'window.placeChanged': routeSchema,
  'watch.checkNow': z.null(),
  'account.details': z.strictObject({ accountID: z.string().min(1).max(1024) }),
  'beeper.focus': z.null(),
  'notices.dismiss': z.strictObject({ id: z.string().min(1).max(200) }),
  /** `accountID` makes it a reconnect; then the account's own bridge counts. */
  'login.start': z.union([
    z.strictObject({ accountID: z.string().min(1).max(1024) }),
    z.strictObject({ bridgeID: z.string().min(1).max(1024) }),
  ]),
  'login.chooseFlow': z.strictObject({ flowID: z.string().min(1).max(1024) }),
  'login.submit': z.strictObject({
    stepID: z.string().max(1024),
    fields: z.record(z.string().max(1024), loginValue),
  }),
  /** "I am signed in": the user says that the final page is reached. */
  'login.confirm': z.null(),
  'login.cancel': z.null(),
  'login.restart': z.null(),
  /** Puts away a login that is complete, failed or cancelled. */
  'login.close': z.null(),
  'login.browse': z.strictObject({ action: z.enum([...WEBVIEW_ACTIONS, 'open-outside']) }),
  /** Null while the window shows something else in the browser's place. */
  'login.placeBrowser': z
    .strictObject({ x: pixels, y: pixels, width: pixels, height: pixels })
    .nullable(),
  /** "Sign in another way": what the user pasted, for one field or for all; `isOpen` false leaves it. */
  'login.paste': z.strictObject({
    isOpen: z.boolean(),
    text: loginValue.optional(),
    fieldID: z.string().max(1024).optional(),
  }),
  'login.submitPasted': z.null(),
  /** Asks an address the user gave; null goes back to this computer's usual ones. */
  'connect.address': z
    .strictObject({ address: addressText, insecureConfirmed: z.boolean() })
    .nullable(),
  /** Connects in the default browser. */
  'connect.start': z.strictObject({ baseURL: addressText }),
  'connect.paste': z.strictObject({ baseURL: addressText, token: tokenText }),
  /** Ends the attempt under way, whatever its stage. */
  'connect.cancel': z.null(),
  /** Connects anew to the Beeper that is watched: in the browser at once, where it can ask there. */
  'connect.renew': z.null(),
  /** Starts the program again, as the keyring's first answer holds for a whole run. */
  'connect.unlock': z.null(),
  /** Keeps the present token in a file without a keyring's protection: the user chose so. */
  'connect.keepPlain': z.null(),
  /** Revokes the token, erases it, and forgets the connection. */
  'connect.signOut': z.null(),
  'demo.enter': z.null(),
  'demo.leave': z.null(),
  'demo.beeper': z.strictObject({ state: z.enum(DEMO_BEEPER_STATES) }),
  'demo.account': z.strictObject({
    accountID: z.string().min(1).max(1024),
    status: z.string().min(1).max(100),
  }),
  /** Puts everything back as it was when the demo began. */
  'demo.reset': z.null(),
  /** Any of the preferences; answered with a sentence when one cannot be had (a taken shortcut). */
  'settings.change': z.strictObject(preferenceSchemas).partial(),
  'settings.reset': z.null(),
  'about.read': z.null(),
  /** What helps to find a mistake; `names` adds whose accounts they are, and the log's end. */
  'about.diagnostics': z.strictObject({ names: z.boolean() }),
  'logs.open': z.null(),
} satisfies Record<RequestName, z.ZodType>;

/** What each request is answered with. */
export interface RequestOutputs extends Record<RequestName, unknown> {
  'window.ready': WindowState;
  'window.placeChanged': null;
  'watch.checkNow': null;
  'account.details': AccountDetails;
  'beeper.focus': null;
  'notices.dismiss': null;
  'login.start': null;
  'login.chooseFlow': null;
  'login.submit': null;
  'login.confirm': null;
  'login.cancel': null;
  'login.restart': null;
  'login.close': null;
  'login.browse': null;
  'login.placeBrowser': null;
  'login.paste': null;
  'login.submitPasted': null;
  'connect.address': null;
  'connect.start': null;
  'connect.paste': null;
  'connect.cancel': null;
  'connect.renew': null;
  'connect.unlock': null;
  'connect.keepPlain': null;
  'connect.signOut': null;
  'demo.enter': null;
  'demo.leave': null;
  'demo.beeper': null;
  'demo.account': null;
  'demo.reset': null;
  'settings.change': null;
  'settings.reset': null;
  'about.read': About;
  'about.diagnostics': string;
  'logs.open': null;
}

/** What each push carries. */
export interface PushPayloads extends Record<PushName, unknown> {
  snapshot: Snapshot;
  route: Route;
  banners: readonly Banner[];
  login: LoginState | null;
  connection: ConnectionState;
  settings: SettingsState;
  demo: DemoState | null;
}

export type RequestInput<Name extends RequestName> = z.input<(typeof requestInputs)[Name]>;
export type RequestOutput<Name extends RequestName> = RequestOutputs[Name];

/** A refusal or a failure: a code for the program, a sentence for the person. */
export interface RequestError {
  code: 'not-allowed' | 'bad-input' | 'failed' | 'not-found';
  message: string;
}

export type RequestResult<Value> = { ok: true; value: Value } | { ok: false; error: RequestError };

/** The door the preload opens in the window: nothing but these two. */
export interface RendererApi {
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestResult<RequestOutput<Name>>>;
  /** Returns the way to stop listening. */
  onPush<Name extends PushName>(
    name: Name,
    hear: (payload: PushPayloads[Name]) => void,
  ): () => void;
}
