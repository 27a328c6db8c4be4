import type { WebhookFormat } from '../../shared/model/hooks';
import type { HookAlert } from './hook-alert';
import { ntfyTopic, type Webhook } from './webhook-address';

export interface WebhookMessage {
  url: string;
  headers: Record<string, string>;
  body: string;
}

type Build = (
  alert: HookAlert,
  url: URL,
) => { url?: URL; tokenHeader?: (token: string) => Record<string, string>; body: unknown };

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const textOf = ({ title, body }: HookAlert) => (body === '' ? title : body);

/** Each as its own documentation says. */
const BUILDERS: Record<WebhookFormat, Build> = {
  json: (alert) => ({ body: alert }),

  // JSON goes to the server's root, and the topic stands in it: a header could not hold every title.
  ntfy(alert, url) {
    const topic = ntfyTopic(url);
    const root = new URL(url);
    root.pathname = url.pathname.replace(/[\w-]+\/?$/, '');
    return {
      url: root,
      body: {
        topic,
        title: alert.title,
        message: textOf(alert),
        priority: isUrgent(alert) ? 4 : 3,
        tags: [ntfyTag(alert)],
      },
    };
  },

  gotify(alert, url) {
    const target = new URL(url);
    if (!/\/message\/?$/.test(url.pathname)) {
      target.pathname = `${url.pathname.replace(/\/$/, '')}/message`;
    }
    return {
      url: target,
      tokenHeader: (token) => ({ 'x-gotify-key': token }),
      body: { title: alert.title, message: textOf(alert), priority: isUrgent(alert) ? 8 : 4 },
    };
  },

  slack: (alert) => ({
    body: { text: [`*${slackText(alert.title)}*`, slackText(alert.body)].join('\n').trim() },
  }),

  // An action, such as `notify`, takes these two fields and no others.
  'home-assistant': (alert, url) => ({
    body: url.pathname.includes('/api/services/')
      ? { title: alert.title, message: textOf(alert) }
      : { ...alert, message: textOf(alert) },
  }),
};

/** What is sent for an alert. */
export function webhookMessage(webhook: Webhook, alert: HookAlert): WebhookMessage {
  const given = new URL(webhook.url);
  given.hash = '';
  const { url = given, tokenHeader = bearer, body } = BUILDERS[webhook.format](alert, given);
  return {
    url: url.href,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Bridgekeeper',
      ...(webhook.token === null ? {} : tokenHeader(webhook.token)),
    },
    body: JSON.stringify(body),
  };
}

function isUrgent({ kind }: HookAlert): boolean {
  return kind === 'account-problem' || kind === 'connection';
}

/** The name of an emoji. */
function ntfyTag(alert: HookAlert): string {
  if (isUrgent(alert)) return 'warning';
  return alert.kind === 'renewal' ? 'hourglass_flowing_sand' : 'white_check_mark';
}

/** Slack reads these three as its markup: `<!channel>` would call everybody. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
