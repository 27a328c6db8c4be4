import { ok } from '../answer';
import { fieldsOf, oneOf, optionalNumber, optionalText, removableText, text } from '../fields';
import { route, type Route } from '../router';
import { PEOPLE } from '../sites/people';
import type { LoginControl } from './control';

/** Everything `LoginControl` does, over HTTP; the login session `latest` is the latest. */
export function loginControlRoutes(control: LoginControl): Route[] {
  const idOf = (loginSessionID: string) =>
    loginSessionID === 'latest' ? undefined : loginSessionID;
  return [
    route('GET', '/control/logins', () => ok(control.logins())),
    route('POST', '/control/logins/{id}/scan', ({ params }) => {
      control.scan(idOf(params.id));
      return ok(control.logins());
    }),
    route('POST', '/control/logins/{id}/refresh', ({ params }) => {
      control.refreshDisplay(idOf(params.id));
      return ok(control.logins());
    }),
    route('POST', '/control/logins/{id}/age', ({ params, body }) => {
      const ms = optionalNumber(fieldsOf(body, ['ms']), 'ms') ?? 0;
      control.ageLogin(ms, idOf(params.id));
      return ok(control.logins());
    }),
    route('POST', '/control/logins/{id}/fail', ({ params, body }) => {
      const fields = fieldsOf(body, ['code', 'message']);
      control.failLogin(text(fields, 'code'), optionalText(fields, 'message'), idOf(params.id));
      return ok(control.logins());
    }),
    route('POST', '/control/sign-in-as', ({ body }) => {
      const person = removableText(fieldsOf(body, ['person']), 'person');
      control.signInAs(typeof person === 'string' ? oneOf('person', person, PEOPLE) : null);
      return ok({ person: person ?? null });
    }),
    route('GET', '/control/sites', async () => ok(await control.sites())),
  ];
}
