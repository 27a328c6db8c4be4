import { z } from 'zod';
import type { About } from '../model/about';
import type { AccountDetails } from '../model/account-details';
import type { CheckLine } from '../model/check-up';
import { DEMO_BEEPER_STATES } from '../model/demo';
import {
  CHANGE_FILTERS,
  EXPORT_FORMATS,
  HISTORY_PERIOD_NAMES,
  MAX_ROWS,
  type HistoryRows,
  type PastReport,
} from '../model/history';
import { MAX_COMMAND_LENGTH, WEBHOOK_FORMATS } from '../model/hooks';
import { MAX_PASTED_LENGTH, type PasteOutcome } from '../model/login';
import { WEBVIEW_ACTIONS } from '../model/webview';
import { routeSchema } from '../model/route';
import { preferenceSchemas } from '../model/settings';
import { MUTE_LENGTHS, SNOOZE_LENGTHS } from '../model/silences';
import type { WindowSnapshot } from '../model/window-snapshot';
import { request, type RequestDefinition } from './request';

const accountID = z.string().min(1).max(1024);
/** A value the user typed or pasted for a login; long enough for any cookie header. */
const loginValue = z.string().max(1_000_000);
/** Longer than any token; shorter than a file pasted by mistake. */
const token = z.string().min(1).max(20_000);
const address = z.string().min(1).max(2_000);
/** A user name or password of HTTP; longer than servers accept in a header. */
const credential = z.string().max(8_000);
const pixels = z.number().min(0).max(20_000);

/**
 * Everything the window may ask of the main process. Names, types, the preload's API and the type of
 * the handlers derive from this table: a new request is a line here and its handler.
 */
export const requests = {
  'window.getSnapshot': request().answers<WindowSnapshot>(),
  'window.setRoute': request(routeSchema),
  'banners.dismiss': request(z.strictObject({ id: z.string().min(1).max(200) })),

  'accounts.checkNow': request(),
  /** The picture of an account's `pictureKey` as a data: URL; null when there is none to show. */
  'accounts.picture': request(z.strictObject({ key: z.string().min(1).max(100) })).answers<
    string | null
  >(),
  'accounts.details': request(z.strictObject({ accountID })).answers<AccountDetails>(),
  /** Removes the login of an account with all accounts on it; refused with a sentence when it stays. */
  'accounts.removeLogin': request(
    z.strictObject({ accountID, scope: z.string().min(1).max(1_000) }),
  ),

  /** How accounts were in a period that ends now; of one account or, with null, of all. */
  'history.report': request(
    z.strictObject({ accountID: accountID.nullable(), period: z.enum(HISTORY_PERIOD_NAMES) }),
  ).answers<PastReport>(),
  /** The newest changes of one account or, with null, of all. */
  'history.rows': request(
    z.strictObject({
      accountID: accountID.nullable(),
      filter: z.enum(CHANGE_FILTERS),
      search: z.string().max(200),
      limit: z.int().min(1).max(MAX_ROWS),
    }),
  ).answers<HistoryRows>(),
  /** Saves all that is kept in a file that the user chooses; answers whether they did. */
  'history.export': request(
    z.strictObject({ accountID: accountID.nullable(), format: z.enum(EXPORT_FORMATS) }),
  ).answers<boolean>(),

  /** "Not now, until it is back": silences the account's present problem. */
  'notifications.acknowledge': request(z.strictObject({ accountID, isOn: z.boolean() })),
  /** Null ends it. */
  'notifications.mute': request(
    z.strictObject({ accountID, length: z.enum(MUTE_LENGTHS).nullable() }),
  ),
  /** Snoozes all accounts; null ends it. */
  'notifications.snooze': request(z.strictObject({ length: z.enum(SNOOZE_LENGTHS).nullable() })),

  /** Brings Beeper Desktop to the front. */
  'beeper.focus': request(),

  /** `accountID` makes it a reconnect; then the account's own bridge counts. */
  'login.start': request(
    z.union([
      z.strictObject({ accountID }),
      z.strictObject({ bridgeID: z.string().min(1).max(1024) }),
    ]),
  ),
  'login.chooseFlow': request(z.strictObject({ flowID: z.string().min(1).max(1024) })),
  'login.submit': request(
    z.strictObject({
      stepID: z.string().max(1024),
      // Pairs: of an object with the key `__proto__`, copies lose it on the way here.
      fields: z.array(z.tuple([z.string().max(10_000), loginValue])).max(10_000),
    }),
  ),
  /** "I am signed in": the user says that the final page is reached. */
  'login.confirm': request(),
  'login.cancel': request(),
  'login.restart': request(),
  /** Starts again with the choice of ways to sign in. */
  'login.chooseAnotherWay': request(),
  /** Puts away a login that is complete, failed or cancelled. */
  'login.close': request(),
  /** Puts away a login that is complete, after `CLOSE_AFTER_MS`; off, as long as its user lingers. */
  'login.closeByItself': request(z.strictObject({ isOn: z.boolean() })),
  'login.actOnWebview': request(z.strictObject({ action: z.enum(WEBVIEW_ACTIONS) })),
  /** Answers what a server asked the sign-in page; null cancels. */
  'login.answerPrompt': request(
    z.strictObject({
      id: z.int().positive(),
      answer: z
        .discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('http-sign-in'),
            username: credential,
            password: credential,
          }),
          z.strictObject({ kind: z.literal('client-certificate'), index: z.int().min(0) }),
        ])
        .nullable(),
    }),
  ),
  /** Null while the window shows something else where the webview lies. */
  'login.setWebviewRegion': request(
    z.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels }).nullable(),
  ),
  /** Opens the sign-in page in the default browser; refused with a sentence when none opened. */
  'login.openInDefaultBrowser': request(),
  /** Opens a link of the step's instructions in the default browser; any other is refused. */
  'login.openLink': request(z.strictObject({ url: address })),
  /**
   * "Sign in another way": what the user pasted, for one field or for all; `isOpen` false leaves it.
   * Answered with what came of the text, never with anything of it.
   */
  'login.paste': request(
    z.strictObject({
      isOpen: z.boolean(),
      text: z.string().max(MAX_PASTED_LENGTH).optional(),
      fieldID: z.string().max(1024).optional(),
    }),
  ).answers<PasteOutcome>(),
  'login.submitPasted': request(),
  /** "Use my everyday browser"; off goes back to the page. */
  'login.useEverydayBrowser': request(z.strictObject({ isOn: z.boolean() })),
  /** What happened in the login, for those who look after the program: nothing entered or captured. */
  'login.report': request().answers<string>(),

  /** Asks an address the user gave; null goes back to this computer's usual ones. */
  'connection.setAddress': request(
    z.strictObject({ address, insecureConfirmed: z.boolean() }).nullable(),
  ),
  'connection.connectInBrowser': request(z.strictObject({ baseURL: address })),
  'connection.connectWithToken': request(z.strictObject({ baseURL: address, token })),
  /** Ends the attempt under way, whatever its stage. */
  'connection.cancel': request(),
  /** Connects anew to the Beeper that is watched: in the browser at once, where it can ask there. */
  'connection.reconnect': request(),
  /** Starts the program again, as the keyring's first answer holds for a whole run. */
  'connection.restartToUnlock': request(),
  /** Saves the present token in a file without a keyring's protection: the user chose so. */
  'connection.saveUnencrypted': request(),
  /** Revokes the token, erases it, and forgets the connection. */
  'connection.signOut': request(),

  'demo.enter': request(),
  'demo.leave': request(),
  'demo.setBeeper': request(z.strictObject({ state: z.enum(DEMO_BEEPER_STATES) })),
  'demo.setAccount': request(z.strictObject({ accountID, status: z.string().min(1).max(100) })),
  /** Puts everything back as it was when the demo began. */
  'demo.reset': request(),

  /** Any of the preferences; refused with a sentence when one cannot be had (a taken shortcut). */
  'settings.change': request(z.strictObject(preferenceSchemas).partial()),
  'settings.reset': request(),
  /** Whether the window records the keys of a shortcut: the present ones are left to it then. */
  'settings.recordShortcut': request(z.strictObject({ isRecording: z.boolean() })),

  /** Stored once the user has confirmed it in a dialog of the system's; an empty text removes it. */
  'hooks.setCommand': request(z.strictObject({ text: z.string().max(MAX_COMMAND_LENGTH) })),
  'hooks.testCommand': request(),
  /** Null removes it. The address goes to the main process, and never back. */
  'hooks.setWebhook': request(
    z
      .strictObject({
        format: z.enum(WEBHOOK_FORMATS),
        url: address,
        token: z.string().min(1).max(2_000).nullable(),
      })
      .nullable(),
  ),
  /** Keeps the webhook in a file without a keyring's protection: the user chose so. */
  'hooks.saveWebhookUnencrypted': request(),
  'hooks.testWebhook': request(),

  /** Looks for the everyday browsers anew; what comes of it is pushed. */
  'everydayBrowsers.look': request(),
  /** Writes a file for each browser, once the user has confirmed it in a dialog of the system's. */
  'everydayBrowsers.setUp': request(),
  /** Removes these files. */
  'everydayBrowsers.remove': request(),
  /** Opens the folder from which the extension is loaded; refused with a sentence when it does not open. */
  'everydayBrowsers.showFolder': request(),
  /** Opens the extension's page in its store, where it has one. */
  'everydayBrowsers.openStore': request(),

  /** Each is answered at once; what comes of it is pushed. */
  'updates.check': request(),
  'updates.download': request(),
  /** Ends the program, and starts the newer version that is ready. */
  'updates.install': request(),

  'about.read': request().answers<About>(),
  /** Looks at everything the program needs, which may take some seconds. */
  'checkUp.run': request().answers<readonly CheckLine[]>(),
  /** What helps to find a mistake; `names` adds whose accounts they are, and the log's end. */
  'diagnostics.read': request(z.strictObject({ names: z.boolean() })).answers<string>(),
  'logs.open': request(),
} as const;

type Requests = typeof requests;

export type RequestName = keyof Requests;

/** What the window sends along. */
export type RequestInput<Name extends RequestName> = z.input<Requests[Name]['input']>;

/** What a handler is given: the input after its schema. */
export type ParsedInput<Name extends RequestName> = z.output<Requests[Name]['input']>;

/** What a request is answered with; `void` where there is nothing to say. */
export type RequestOutput<Name extends RequestName> =
  Requests[Name] extends RequestDefinition<z.ZodType, infer Output> ? Output : never;

/** The arguments of a request after its name: none where it takes no input. */
export type RequestArgs<Name extends RequestName> =
  undefined extends RequestInput<Name> ? [] : [input: RequestInput<Name>];

export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}
