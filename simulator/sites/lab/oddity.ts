import type { CookiesStep } from '../../../shared/api/login-session';
import { cookie, html, quoted, redirect, type Reply, type SiteEnv, type Visit } from '../http';
import { buttonForm, escapeHtml, page } from '../page';
import { newSecret } from '../secret';

/** One login at one oddity, with its own folder of the lab's site. */
export interface LabRun {
  oddity: Oddity;
  env: SiteEnv;
  /** `/rotating/3/`, the same on each of the lab's hosts. */
  folder: string;
  /** The folder on the host `lab`: `http://lab.localhost:PORT/rotating/3/`. */
  root: string;
  /** By field ID, the values that are accepted; a page may change them. */
  validValues: Record<string, string>;
  /** Stores what a page observed about the browser. */
  observe: (what: Observation['what']) => void;
  /** From now on no value is accepted, for this reason. */
  rejectValues: (reason: string) => void;
}

/** What a page observed about the browser. */
export interface Observation {
  oddity: string;
  what: Readonly<Record<string, unknown>>;
}

type LabPage = (run: LabRun, visit: Visit) => Reply | Promise<Reply>;

/** Something odd that sites or scripts are known to do. */
export interface Oddity {
  /** Of the flow. */
  id: string;
  name: string;
  description: string;
  /** The step, made from the usual one: a cookie `session`, and the page `welcome` at the end. */
  step?: (usual: UsualStep, run: LabRun) => CookiesStep;
  /** By `METHOD path`, the path within the run's folder; over the usual pages. */
  pages?: Readonly<Record<string, LabPage>>;
}

type UsualStep = CookiesStep & { expectedFinalURLRegex: string };

const LAB_BRAND = { name: 'Lab', colour: '#2f6f4f' };

/** The one field of the usual step. */
export const SESSION_FIELD = {
  id: 'session',
  required: true,
  sources: [{ type: 'cookie' as const, name: 'session', cookieDomain: 'lab.localhost' }],
};

/** The step of a run. */
export function stepOf(run: LabRun): CookiesStep {
  const { oddity, root } = run;
  const usual: UsualStep = {
    type: 'cookies',
    stepID: `lab.${oddity.id}`,
    instructions: oddity.description,
    url: root,
    fields: [SESSION_FIELD],
    expectedFinalURLRegex: `^${quoted(root)}welcome$`,
  };
  return oddity.step?.(usual, run) ?? usual;
}

/** The address of a page of this run on another host. */
export function onHost({ env, folder }: LabRun, host: string, path: string): string {
  return `${env.origin(host)}${folder}${path}`;
}

/** A page of the lab. */
export function labPage(run: LabRun, body: string, script?: string): Reply {
  const { name, description } = run.oddity;
  const content = `<p>${escapeHtml(description)}</p>${body}`;
  return html(page(LAB_BRAND, { heading: name, body: content, script }));
}

/** The usual first page: a button that signs in, and `script`. */
export function signInPage(run: LabRun, script?: string, body = ''): Reply {
  return labPage(run, body + SIGN_IN_BUTTON, script);
}

export const SIGN_IN_BUTTON = buttonForm('sign-in', 'Sign in');

/** The usual last page. */
export function welcomePage(run: LabRun, script?: string, body = ''): Reply {
  return labPage(run, `<p><strong>You are signed in.</strong></p>${body}`, script);
}

/** Signs in with a new value of the cookie `session`, and goes on to the page `to`. */
export function signsIn(run: LabRun, to = 'welcome'): Reply {
  return redirect(`${run.folder}${to}`, [newSession(run)]);
}

/** The header that sets the cookie `session` to a new value, the only right one from now on. */
export function newSession({ validValues }: LabRun, more?: string): string {
  validValues['session'] = newSecret();
  return cookie('session', validValues['session'], { httpOnly: true, more });
}

/** A script that requests `path` after `delayMs`. */
export function delayedRequest(path: string, delayMs: number): string {
  return `setTimeout(() => fetch('${path}', { method: 'POST' }), ${delayMs});`;
}

const USUAL_PAGES: Readonly<Record<string, LabPage>> = {
  'GET ': (run) => signInPage(run),
  'POST sign-in': (run) => signsIn(run),
  'GET welcome': (run) => welcomePage(run),
};

/** Answers `path` within the folder of a run. */
export function serveOddity(run: LabRun, path: string, visit: Visit): Reply | Promise<Reply> {
  const key = `${visit.method} ${path}`;
  const found = run.oddity.pages?.[key] ?? USUAL_PAGES[key];
  return found?.(run, visit) ?? { status: 404, body: 'There is no such page.' };
}
