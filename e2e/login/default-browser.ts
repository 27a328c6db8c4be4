import { request } from 'node:http';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import type { Simulator } from '../../simulator/simulator';

/** The browser that a person uses every day, as far as a test needs one: it keeps cookies. */
export interface EverydayBrowser {
  /** Sends a form to a site's host, such as `www.facebook`; redirects are not followed. */
  post(host: string, path: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  get(host: string, path: string): Promise<void>;
  /** What it would send as the header `Cookie`. */
  cookieHeader(): string;
}

/** Who signs in with it, as the sites' forms name the fields. */
export const ALICE = { user: USERS.alice, password: PASSWORD };

/** A browser that knows nothing yet. The simulator's sites open with it. */
export async function openEverydayBrowser({ control }: Simulator): Promise<EverydayBrowser> {
  const { origins } = await control.sites();
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map((pair) => pair.join('=')).join('; ');

  const visit = (host: string, path: string, form: string | null) =>
    new Promise<void>((resolve, reject) => {
      // Not every machine finds *.localhost, as Chromium does: the name goes into the header alone.
      const { host: name, port } = new URL(origins[host] ?? '');
      const type = form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: form === null ? 'GET' : 'POST',
          headers: { host: name, cookie: cookieHeader(), ...type },
        },
        (answer) => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, cookie = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            cookies.set(cookie, value);
          }
          answer.resume().on('end', resolve);
        },
      );
      sent.on('error', reject).end(form ?? '');
    });

  return {
    post: (host, path, fields = {}) => visit(host, path, new URLSearchParams(fields).toString()),
    get: (host, path) => visit(host, path, null),
    cookieHeader,
  };
}
