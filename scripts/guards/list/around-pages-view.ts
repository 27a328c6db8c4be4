import type { Guard } from '../guard';

/** What the window's page shows and holds. */
export const GUARDS_IN_THE_VIEW: readonly Guard[] = [
  {
    file: 'renderer/features/connect/address.svelte',
    danger: 'the confirmation holds for the very address',
    code: ' && sent?.address === text.trim()',
    without: ' && sent !== null',
    heldBy: 'renderer/features/connect/address.svelte.test.ts',
  },
  {
    file: 'renderer/features/connect/token.svelte',
    danger: 'the token leaves the page as it is sent',
    code: "input.value = '';",
    without: '',
    heldBy: 'renderer/features/connect/options.svelte.test.ts',
  },
  {
    file: 'renderer/features/login/steps/attachment.ts',
    danger: 'only pictures and sounds become a URL',
    code: '!SHOWN_TYPE.test(type) || ',
    without: '',
    heldBy: 'renderer/features/login/steps/attachment.test.ts',
  },
  {
    file: 'renderer/features/login/steps/attachment.ts',
    danger: 'only pictures and sounds become a URL',
    code: ' || !BASE64.test(content)',
    without: '',
    heldBy: 'renderer/features/login/steps/attachment.test.ts',
  },
  {
    file: 'renderer/features/login/steps/paste-box.svelte',
    danger: 'what is pasted is sent at once',
    code: 'event.preventDefault();',
    without: '',
    heldBy: 'renderer/features/login/steps/paste-step.svelte.test.ts',
  },
  {
    file: 'renderer/features/login/steps/pasted-field.svelte',
    danger: 'what is pasted is sent at once',
    code: 'event.preventDefault();',
    without: '',
    heldBy: 'renderer/features/login/steps/paste-step.svelte.test.ts',
  },
  {
    file: 'renderer/features/login/steps/webview-origin.svelte',
    danger: 'of a long host name the end stays visible',
    code: 'direction: rtl;',
    without: '',
    heldBy: { e2e: 'login/long-host.spec.ts', title: 'of a long host name the end is shown' },
  },
  ...[
    ["default-src 'none';", 'default-src *;'],
    ["script-src 'self';", "script-src 'self' 'unsafe-inline';"],
    [" base-uri 'none';", ''],
    [" form-action 'none';", ''],
    [" require-trusted-types-for 'script';", ''],
  ].map(([code = '', without = '']) => ({
    file: 'renderer/index.html',
    danger: 'the app:// scheme sends the same policy',
    code,
    without,
    heldBy: 'electron/security/app-scheme.electron.test.ts',
  })),
  {
    file: 'shared/util/instructions.ts',
    danger: '`https://google.com@evil.example` is there to deceive',
    code: "if (username !== '' || password !== '') return null;",
    without: '',
    heldBy: 'shared/util/instructions.test.ts',
  },
];
