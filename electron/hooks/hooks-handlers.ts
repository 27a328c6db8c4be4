import type { HandlersOf } from '../ipc/handlers';
import type { Hooks } from './hooks';

export function createHooksHandlers({ command, webhook }: Hooks): HandlersOf<'hooks'> {
  return {
    'hooks.setCommand': ({ text }) => command.set(text),
    'hooks.testCommand': () => command.test(),
    'hooks.setWebhook': (chosen) => webhook.set(chosen),
    'hooks.saveWebhookUnencrypted': () => webhook.saveUnencrypted(),
    'hooks.testWebhook': () => webhook.test(),
  };
}
