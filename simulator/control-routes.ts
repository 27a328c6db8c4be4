import type { AccessState } from './access';
import { ok } from './answer';
import type { Control } from './control';
import { parseFault } from './fault-fields';
import {
  fieldsOf,
  oneOf,
  optionalBoolean,
  optionalList,
  optionalNumber,
  optionalText,
  removableText,
  text,
  type Fields,
} from './fields';
import { loginControlRoutes } from './logins/control-routes';
import { oauthControlRoutes } from './oauth/control-routes';
import { SCOPES } from './oauth/scopes';
import { route, type Route } from './router';
import { SEEDS } from './seed';

/** Everything `Control` does, over HTTP. */
export function controlRoutes(control: Control): Route[] {
  return [
    ...stateRoutes(control),
    ...faultRoutes(control),
    ...accessRoutes(control),
    ...oauthControlRoutes(control.oauth),
    ...loginControlRoutes(control),
    route('GET', '/control/requests', () => ok(control.requests())),
    route('DELETE', '/control/requests', () => {
      control.clearRequests();
      return ok([]);
    }),
    route('GET', '/control', () => ok(overview(control))),
    route('POST', '/control/down', async () => {
      await control.down();
      return ok(overview(control));
    }),
    route('POST', '/control/up', async () => {
      await control.up();
      return ok(overview(control));
    }),
    route('POST', '/control/reset', ({ body }) => {
      const seed = optionalText(fieldsOf(body ?? {}, ['seed']), 'seed');
      control.reset(seed === undefined ? undefined : oneOf('seed', seed, SEEDS));
      return ok(overview(control));
    }),
  ];
}

function overview(control: Control) {
  return {
    up: control.isUp(),
    bridges: control.bridges().length,
    accounts: control.accounts().length,
    faults: control.faults(),
    access: control.access(),
    oauth: control.oauth.settings(),
  };
}

function stateRoutes(control: Control): Route[] {
  return [
    route('GET', '/control/bridges', () => ok(control.bridges())),
    route('PATCH', '/control/bridges/{bridgeID}', ({ params, body }) => {
      const fields = fieldsOf(body, ['status', 'statusText', 'displayName']);
      const displayName = optionalText(fields, 'displayName');
      return ok(control.setBridge(params.bridgeID, { ...statusPatch(fields), displayName }));
    }),
    route('GET', '/control/accounts', () => ok(control.accounts())),
    route('POST', '/control/accounts', ({ body }) => ok(control.addAccount(newAccount(body)))),
    route('POST', '/control/accounts/many', ({ body }) => {
      const fields = fieldsOf(body, ['count', 'bridgeID', 'status']);
      const count = optionalNumber(fields, 'count') ?? 0;
      const bridgeID = optionalText(fields, 'bridgeID');
      return ok(control.addAccounts({ count, bridgeID, status: optionalText(fields, 'status') }));
    }),
    route('PATCH', '/control/accounts/{accountID}', ({ params, body }) => {
      const fields = fieldsOf(body, ['status', 'statusText', 'fullName', 'imgURL']);
      const user = {
        fullName: optionalText(fields, 'fullName'),
        imgURL: removableText(fields, 'imgURL'),
      };
      return ok(control.setAccount(params.accountID, { ...statusPatch(fields), ...user }));
    }),
    route('DELETE', '/control/accounts/{accountID}', ({ params }) => {
      control.removeAccount(params.accountID);
      return ok(overview(control));
    }),
  ];
}

function statusPatch(fields: Fields) {
  return {
    status: optionalText(fields, 'status'),
    statusText: removableText(fields, 'statusText'),
  };
}

const NEW_ACCOUNT = ['bridgeID', 'accountID', 'loginID', 'fullName', 'status', 'statusText'];

function newAccount(body: unknown) {
  const fields = fieldsOf(body, NEW_ACCOUNT);
  return {
    bridgeID: text(fields, 'bridgeID'),
    accountID: optionalText(fields, 'accountID'),
    loginID: optionalText(fields, 'loginID'),
    fullName: optionalText(fields, 'fullName'),
    status: optionalText(fields, 'status'),
    statusText: optionalText(fields, 'statusText'),
  };
}

function faultRoutes(control: Control): Route[] {
  return [
    route('GET', '/control/faults', () => ok(control.faults())),
    route('POST', '/control/faults', ({ body }) => {
      const fault = parseFault(body);
      return ok({ id: control.addFault(fault), fault });
    }),
    route('DELETE', '/control/faults', () => {
      control.clearFaults();
      return ok([]);
    }),
    route('DELETE', '/control/faults/{id}', ({ params }) => {
      control.removeFault(params.id);
      return ok(control.faults());
    }),
  ];
}

function accessRoutes(control: Control): Route[] {
  return [
    route('GET', '/control/access', () => ok(control.access())),
    route('PATCH', '/control/access', ({ body }) => {
      const fields = fieldsOf(body, ['valid', 'scopes']);
      return ok(control.setAccess({ ...validOf(fields), ...scopesOf(fields) }));
    }),
  ];
}

function validOf(fields: Fields): Partial<AccessState> {
  const valid = optionalBoolean(fields, 'valid');
  return valid === undefined ? {} : { valid };
}

function scopesOf(fields: Fields): Partial<AccessState> {
  const scopes = optionalList(fields, 'scopes', SCOPES);
  return scopes === undefined ? {} : { scopes };
}
