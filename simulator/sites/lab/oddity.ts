import type { CookiesStep } from '../../../shared/api/login-session';
import { cookie, html, quoted, redirect, type Reply, type SiteEnv, type Visit } from '../http';
import { buttonForm, escapeHtml, page } from '../page';
import { newSecret } from '../secret';

/** Where one login meets one oddity: a folder of the lab's site of its own. */
export interface Place {
  oddity: Oddity;
  env: SiteEnv;
  /** `/rotating/3/`, the same on each of the lab's hosts. */
  folder: string;
  /** The folder on the host `lab`: `http://lab.localhost:PORT/rotating/3/`. */
  root: string;
  /** By field ID, the values that will be taken; a page changes them as it goes. */
  truth: Record<string, string>;
  /** Keeps what a page noticed about the browser. */
  note: (what: Noted['what']) => void;
  /** From now on no value will be taken, for this reason. */
  distrust: (reason: string) => void;
}

/** What a page noticed about the browser. */
export interface Noted {
  oddity: string;
  what: Readonly<Record<string, unknown>>;
}

export type LabPage = (place: Place, visit: Visit) => Reply | Promise<Reply>;

/** Something that sites and scripts are known to get up to. */
export interface Oddity {
  /** Of the flow. */
  id: string;
  name: string;
  description: string;
  /** The step, made from the usual one: a cookie `session`, and the page `welcome` at the end. */
  step?: (usual: UsualStep, place: Place) => CookiesStep;
  /** By `METHOD path`, the path within the place's folder; over the usual pages. */
  pages?: Readonly<Record<string, LabPage>>;
}

export type UsualStep = CookiesStep & { expectedFinalURLRegex: string };

export const LAB_BRAND = { name: 'Lab', colour: '#2f6f4f' };

/** The one field of the usual step. */
export const SESSION_FIELD = {
  id: 'session',
  required: true,
  sources: [{ type: 'cookie' as const, name: 'session', cookieDomain: 'lab.localhost' }],
};

/** The step of a place. */
export function stepOf(place: Place): CookiesStep {
  const { oddity, root } = place;
  const usual: UsualStep = {
    type: 'cookies',
    stepID: `lab.${oddity.id}`,
    instructions: oddity.description,
    url: root,
    fields: [SESSION_FIELD],
    expectedFinalURLRegex: `^${quoted(root)}welcome$`,
  };
  return oddity.step?.(usual, place) ?? usual;
}

/** The address of a page of this place on another host. */
export function onHost({ env, folder }: Place, host: string, path: string): string {
  return `${env.origin(host)}${folder}${path}`;
}

/** A page of the lab. */
export function labPage(place: Place, body: string, script?: string): Reply {
  const { name, description } = place.oddity;
  const said = `<p>${escapeHtml(description)}</p>${body}`;
  return html(page(LAB_BRAND, { heading: name, body: said, script }));
}

/** The usual first page: a button that signs in, and `script`. */
export function signInPage(place: Place, script?: string, body = ''): Reply {
  return labPage(place, body + SIGN_IN_BUTTON, script);
}

export const SIGN_IN_BUTTON = buttonForm('sign-in', 'Sign in');

/** The usual last page. */
export function welcomePage(place: Place, script?: string, body = ''): Reply {
  return labPage(place, `<p><strong>You are signed in.</strong></p>${body}`, script);
}

/** Signs in with a new value of the cookie `session`, and goes on to the page `to`. */
export function signsIn(place: Place, to = 'welcome'): Reply {
  return redirect(`${place.folder}${to}`, [newSession(place)]);
}

/** The header that sets the cookie `session` to a new value, the only right one from now on. */
export function newSession({ truth }: Place): string {
  truth['session'] = newSecret();
  return cookie('session', truth['session'], { httpOnly: true });
}

/** A script that asks for `path` after `delayMs`. */
export function asksLater(path: string, delayMs: number): string {
  return `setTimeout(() => fetch('${path}', { method: 'POST' }), ${delayMs});`;
}

const USUAL_PAGES: Readonly<Record<string, LabPage>> = {
  'GET ': (place) => signInPage(place),
  'POST sign-in': (place) => signsIn(place),
  'GET welcome': (place) => welcomePage(place),
};

/** Answers `path` within the folder of a place. */
export function serveOddity(place: Place, path: string, visit: Visit): Reply | Promise<Reply> {
  const key = `${visit.method} ${path}`;
  const found = place.oddity.pages?.[key] ?? USUAL_PAGES[key];
  return found?.(place, visit) ?? { status: 404, body: 'There is no such page.' };
}
