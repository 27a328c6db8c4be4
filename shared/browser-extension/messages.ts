import { z } from 'zod';

/**
 * What the program and its browser extension say to each other: JSON messages over native messaging, one
 * conversation per connection. The extension begins with `hello`; the program answers `nothing`, `refused`,
 * or `step`, and then tells by `standing` where it stands, after each `offer` and whenever that changes.
 * Both ends check every message by these schemas, and drop the connection at one that does not fit.
 */

/** Grows when a message changes so that the other end would misread it. */
export const PROTOCOL = 1;

/** A message to the browser, in bytes of JSON; Chromium takes 1 MB. */
export const MAX_BYTES_TO_BROWSER = 1_000_000;

/** A message to the program, in bytes of JSON; larger than all that a step may send together. */
export const MAX_BYTES_TO_PROGRAM = 8_000_000;

/** What one value may have, in UTF-16 units; a larger one is named in `tooLarge` instead. */
export const MAX_VALUE = 1_000_000;

const name = z.string().max(10_000);
const value = z.string().max(MAX_VALUE);
const url = z.string().max(200_000);
const page = url.regex(/^https?:\/\//i);
const key = z.string().min(1).max(200);
const sentence = z.string().max(10_000);

/** One thing that the extension reads, and nothing else. */
const wantedSchema = z.discriminatedUnion('kind', [
  /** `domain` as the bridge has it, with or without a leading dot; null for any of the step's hosts. */
  z.object({ kind: z.literal('cookie'), name, domain: name.nullable() }),
  /** A key of local storage, in every frame of the page. */
  z.object({ kind: z.literal('storage'), name }),
  /** A header of the page's requests; `name` is lower-case. */
  z.object({ kind: z.literal('header'), name }),
  /** A key in the body of the page's requests. */
  z.object({ kind: z.literal('body'), name }),
  /** What the script resolves to or publishes, by any of these names. */
  z.object({ kind: z.literal('script'), names: z.array(name).max(1_000), code: z.string() }),
]);

/** What the program says to the extension. */
export const messageToBrowserSchema = z.discriminatedUnion('type', [
  /** No sign-in waits. The connection ends. */
  z.object({ type: z.literal('nothing'), protocol: z.int() }),
  /** This browser is not served, and the sentence says why, and what to do. The connection ends. */
  z.object({ type: z.literal('refused'), protocol: z.int(), sentence }),
  z.object({
    type: z.literal('step'),
    protocol: z.int(),
    /** Of this step in this conversation; an offer for any other counts for nothing. */
    key,
    /** "Instagram" */
    network: name,
    /** "Instagram (Alice)" when an account is signed in to again; null when one is added. */
    account: name.nullable(),
    /** The sign-in page. SECURITY: the browser opens it, and is to open nothing but a page of the web. */
    url: page,
    /**
     * Whose pages and cookies may be read, with all hosts below: "instagram.com". The first is the sign-in
     * page's own site.
     */
    hosts: z.array(name).min(1).max(100),
    wanted: z.array(wantedSchema).max(10_000),
    /** For people: the names of what is handed over. */
    fields: z.array(z.object({ name, required: z.boolean() })).max(10_000),
    /** The sign-in ends at a certain page, which the program recognizes. */
    hasFinalPage: z.boolean(),
  }),
  z.object({
    type: z.literal('standing'),
    key,
    /**
     * `missing`: something required is not there yet; `final-page`: all is there, and the final page is
     * not reached; `sending`: Beeper has it; `done`: signed in, or on with the sign-in's next step;
     * `failed`: it can be offered again; `over`: nothing is waited for any more.
     */
    state: z.enum(['missing', 'final-page', 'sending', 'done', 'failed', 'over']),
    /** The names of what is missing, for people. */
    missing: z.array(name).max(10_000),
    /** What to say to the user; null where the state says it all. */
    sentence: sentence.nullable(),
  }),
]);

const offeredCookieSchema = z.object({
  name,
  value,
  /** With a leading dot for a cookie of a domain. */
  domain: name,
  path: name,
  hostOnly: z.boolean(),
  /** Ms since the epoch; null for a session cookie. */
  expiresAt: z.number().nullable(),
  /** The site that has it for itself: `https://example.com`; null for a cookie that is not partitioned. */
  partition: name.nullable(),
});

/** By name; pairs, as an object loses the name `__proto__` on its way. */
const entries = z.array(z.tuple([name, value])).max(10_000);

/** What the extension says to the program. */
export const messageToProgramSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    protocol: z.int(),
    /** Of the extension. */
    version: z.string().max(100),
  }),
  /** What was read for the step, once the user pressed the button, and again as it changes. */
  z.object({
    type: z.literal('offer'),
    key,
    /** The page in the tab that the button was pressed for; empty until the browser tells it. */
    pageURL: url,
    /** The user says that the final page is reached. */
    isConfirmed: z.boolean(),
    cookies: z.array(offeredCookieSchema).max(10_000),
    /** Per origin of the page's frames. */
    storage: z.array(z.object({ origin: name, entries })).max(1_000),
    /** Requests with one of the wanted headers, the latest last; names in lower case. */
    requests: z.array(z.object({ url, headers: entries })).max(1_000),
    /** Requests with one of the wanted keys in their body, the latest last. */
    bodies: z.array(z.object({ url, entries })).max(1_000),
    /** What the script resolved to or published; null while it has said nothing. */
    script: entries.nullable(),
    /** The names of what is there and too large to be handed over. */
    tooLarge: z.array(name).max(10_000),
    /** What this browser does not let an extension read now. */
    unreadable: z.array(z.enum(['cookie', 'storage', 'header', 'body', 'script'])).max(5),
  }),
  /** Nothing more is read until the button is pressed again. */
  z.object({
    type: z.literal('stopped'),
    key,
    /** Its user does not want it any more, or has closed the tab that the button was pressed for. */
    why: z.enum(['user', 'tab-closed']),
  }),
]);

export type MessageToBrowser = z.output<typeof messageToBrowserSchema>;
export type MessageToProgram = z.output<typeof messageToProgramSchema>;
export type StepMessage = Extract<MessageToBrowser, { type: 'step' }>;
export type StandingMessage = Extract<MessageToBrowser, { type: 'standing' }>;
export type OfferMessage = Extract<MessageToProgram, { type: 'offer' }>;
export type StoppedMessage = Extract<MessageToProgram, { type: 'stopped' }>;
export type OfferedCookie = z.output<typeof offeredCookieSchema>;
export type Wanted = z.output<typeof wantedSchema>;
