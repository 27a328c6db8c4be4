import type { Guard } from '../guard';

/** Between a browser's pages and other extensions, the browser extension, and the program. */
export const GUARDS_AROUND_EXTENSION: readonly Guard[] = [
  {
    file: 'extension/hosts.ts',
    danger: 'nothing that would widen a match pattern',
    code: "return parseURL(`https://${host}/`)?.hostname === host && !host.includes('*');",
    without: 'return true;',
    heldBy: 'extension/hosts.test.ts',
  },
  {
    file: 'extension/manifest.ts',
    danger: "nothing from elsewhere runs in the extension's page",
    code: "default-src 'none'; script-src",
    without: 'script-src',
    heldBy: 'extension/manifest.test.ts',
  },
  {
    file: 'shared/browser-extension/messages.ts',
    danger: 'the browser opens it',
    code: 'url.regex(/^https?:\\/\\//i)',
    without: 'url',
    heldBy: 'electron/login/hand-over/hand-over.test.ts',
  },
  {
    file: 'extension/reading/tab-reader.ts',
    danger: "a bridge's script runs on its sign-in's own site",
    code: 'step.hosts.slice(0, 1)',
    without: 'step.hosts',
    heldBy: 'extension/background/sign-in.test.ts',
  },
  {
    file: 'extension/reading/script-result.ts',
    danger: 'the page it ran in may have changed',
    code: 'names.includes(name) && text.length <= maxUnits',
    without: 'name !== text',
    heldBy: 'extension/reading/script-result.test.ts',
  },
  {
    file: 'extension/background/page-lines.ts',
    danger: "the extension's own page alone",
    code: 'return name === PAGE_PORT && sender?.id === browser.runtime.id && sender.url === pageURL;',
    without: 'return name === PAGE_PORT || pageURL === browser.runtime.id;',
    heldBy: 'extension/background/page-lines.test.ts',
  },
  {
    file: 'extension/background/conversation.ts',
    danger: 'what does not fit is neither guessed at nor answered',
    code: "else if (end()) onEnd('misfit');",
    without: '',
    heldBy: 'extension/background/sign-in.test.ts',
  },
];
