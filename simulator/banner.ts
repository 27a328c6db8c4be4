import type { Simulator } from './simulator';

/** What the stand-alone simulator prints: where it is, how to ask it and how to steer it. */
export function banner({ url, token, controlUrl }: Omit<Simulator, 'control' | 'stop'>): string {
  const post = (path: string, body: string) =>
    `  curl -X POST ${controlUrl}/${path}${body === '' ? '' : ` -d '${body}'`}`;
  return `A simulated Beeper Desktop is running. Ctrl+C ends it.

  API      ${url}
  token    ${token}
  control  ${controlUrl}

Watch it with Bridgekeeper:
  BEEPER_BASE_URL=${url} BEEPER_ACCESS_TOKEN=${token} npm start

Read the bridges:
  curl -H 'Authorization: Bearer ${token}' ${url}/v1/bridges

Make WhatsApp need its user, then well again:
  curl -X PATCH ${controlUrl}/accounts/local-whatsapp_ba_alice -d '{"status":"reconnect_required","statusText":"WhatsApp signed this device out."}'
  curl -X PATCH ${controlUrl}/accounts/local-whatsapp_ba_alice -d '{"status":"connected"}'

Add 100 accounts, then go back to the start:
${post('accounts/many', '{"count":100}')}
${post('reset', '')}

Quit Beeper and start it again:
${post('down', '')}
${post('up', '')}

Put a fault on the bridges, three times; or take every fault away:
${post('faults', '{"kind":"status","status":503,"retryAfterS":5,"path":"/v1/bridges","times":3}')}
  curl -X DELETE ${controlUrl}/faults

Other faults: latency and any with delayMs, hang, refuse, drop, truncated, html, wrong-types, json, huge.
See what arrived:
  curl ${controlUrl}/requests

Have connecting go wrong (wrong-state, error, token-error, no-registration, unsupported), or tokens run out:
  curl -X PATCH ${controlUrl}/oauth -d '{"fault":"wrong-state"}'
  curl -X PATCH ${controlUrl}/oauth -d '{"expiresInSeconds":60}'
${post('oauth/expire', '')}

Sign in. User names, passwords and codes; the logins so far; the phone scans what is shown:
  curl ${controlUrl}/sites
  curl ${controlUrl}/logins
${post('logins/latest/scan', '')}

Refresh a QR code, make a login older, end it with an error, sign in as somebody else:
${post('logins/latest/refresh', '')}
${post('logins/latest/age', '{"ms":1800000}')}
${post('logins/latest/fail', '{"code":"FI.MAU.WHATSAPP.LOGIN_TIMEOUT"}')}
${post('sign-in-as', '{"person":"bob"}')}
`;
}
