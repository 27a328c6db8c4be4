import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, WHATSAPP } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ask, FUZZED, type WithBridge } from '../bridge';
import { counted } from '../counted';
import { startListener } from './in-between';

test('names outside the table', selected('9 rejected'), async ({ startProgram }) => {
  const page = await (await startProgram({ args: [] })).window();
  const names = [
    'token.read',
    '',
    ' login.cancel',
    'LOGIN.CANCEL',
    'login',
    7,
    null,
    {},
    ['login.cancel'],
  ];
  const words: string[] = [];
  for (const name of names) words.push(await ask(page, name));
  saw(counted(words));
});

test('names that every object has', selected('7 rejected'), async ({ startProgram }) => {
  const page = await (await startProgram({ args: [] })).window();
  const names = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
  ];
  const words: string[] = [];
  for (const name of names) words.push(await ask(page, name));
  saw(counted(words));
});

test(
  'every request with input of another form',
  expecting(`${FUZZED.length} of ${FUZZED.length} refused`),
  async ({ startProgram }) => {
    const page = await (await startProgram({ args: [] })).window();
    const words: string[] = [];
    for (const name of FUZZED) words.push(await ask(page, name, { no: 'such', key: [1, 2] }));
    const refused = words.filter((word) => word === 'bad-input').length;
    saw(`${refused} of ${FUZZED.length} refused`);
  },
);

test(
  'prototype keys in an input',
  expecting('4 bad-input, nothing of main has changed'),
  async ({ startProgram }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    const words = await page.evaluate(async () => {
      const inputs = [
        '{"__proto__":{"accountID":"a","polluted":true}}',
        '{"accountID":{"__proto__":{"polluted":true}}}',
        '{"constructor":{"prototype":{"polluted":true}},"accountID":"a"}',
        '{"accountID":["__proto__"]}',
      ].map((text) => JSON.parse(text) as unknown);
      // What is copied to another process loses the key `__proto__` unless it is an own one.
      const own = (value: unknown) =>
        typeof value === 'object' && value !== null
          ? Object.defineProperty({ ...value }, '__proto__', {
              value: { polluted: true },
              enumerable: true,
            })
          : value;
      const answers: string[] = [];
      for (const input of inputs) {
        const answer = (await (globalThis as WithBridge).bridgekeeper.request(
          'accounts.details',
          own(input),
        )) as { ok: boolean; error?: { code: string } };
        answers.push(answer.ok ? 'answered' : (answer.error?.code ?? ''));
      }
      return answers;
    });
    const isPolluted = await program.app.evaluate(() => 'polluted' in {});
    saw(`${counted(words)}, ${isPolluted ? 'Object' : 'nothing'} of main has changed`);
  },
);

test(
  'an input of 200 MB, one nested 10,000 deep, and one in a circle',
  expecting('1 bad-input, 1 bad-input, 1 bad-input; main answers'),
  async ({ startProgram }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    const words: string[] = [];
    for (const kind of ['large', 'deep', 'circle'] as const) {
      words.push(
        await page.evaluate(async (which) => {
          const make = () => {
            if (which === 'large') return { accountID: 'x'.repeat(200_000_000) };
            if (which === 'circle') {
              const circle: Record<string, unknown> = {};
              circle['accountID'] = circle;
              return circle;
            }
            let deep: unknown = 'a';
            for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
            return { accountID: deep };
          };
          // What cannot be copied is thrown, not rejected.
          const answer = (await Promise.resolve()
            .then(() => (globalThis as WithBridge).bridgekeeper.request('accounts.details', make()))
            .catch(() => ({ ok: false, error: { code: 'bad-input' } }))) as {
            ok: boolean;
            error?: { code: string };
          };
          return answer.ok ? 'answered' : (answer.error?.code ?? '');
        }, kind),
      );
    }
    const after = await ask(page, 'about.read');
    saw(
      `${words.map((word) => `1 ${word}`).join(', ')}; main ${after === 'answered' ? 'answers' : after}`,
    );
  },
);

test(
  'a flood of requests to stop alerts by asking for a command',
  expecting('no command stored, 1 dialog'),
  async ({ startProgram, userDataDir }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await program.app.evaluate(({ dialog }) => {
      const counted = globalThis as typeof globalThis & { dialogs?: number };
      counted.dialogs = 0;
      // A dialog of the system's that its user leaves open.
      dialog.showMessageBox = () => {
        counted.dialogs = (counted.dialogs ?? 0) + 1;
        return new Promise(() => undefined);
      };
    });
    await page.evaluate(() => {
      for (let times = 0; times < 100; times += 1) {
        void (globalThis as WithBridge).bridgekeeper.request('hooks.setCommand', {
          text: 'rm -rf x',
        });
      }
    });
    await program.waitUntilIdle();
    const dialogs = await program.app.evaluate(
      () => (globalThis as typeof globalThis & { dialogs?: number }).dialogs,
    );
    const text = await readFile(join(userDataDir, 'settings.json'), 'utf8').catch(() => '');
    saw(`${text.includes('rm') ? 'a command' : 'no command'} stored, ${dialogs} dialog`);
  },
);

test(
  'a link opened that no step has',
  selected('3 failed, 0 programs started'),
  async ({ startProgram }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await program.app.evaluate(({ shell }) => {
      const counted = globalThis as typeof globalThis & { opened?: number };
      counted.opened = 0;
      shell.openExternal = async () => void (counted.opened = (counted.opened ?? 0) + 1);
    });
    const words: string[] = [];
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'javascript:alert(1)']) {
      words.push(await ask(page, 'login.openLink', { url }));
    }
    const opened = await program.app.evaluate(
      () => (globalThis as typeof globalThis & { opened?: number }).opened,
    );
    saw(`${counted(words)}, ${opened} programs started`);
  },
);

test(
  'a token sent to a server of the attacker’s choice',
  expecting('asked, 0 times with the token'),
  async ({ simulator, startProgram }) => {
    const listener = await startListener();
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await program.logged('Beeper is ok');
    const evil = listener.url;
    await ask(page, 'connection.setAddress', { address: evil, insecureConfirmed: true });
    await ask(page, 'connection.connectInBrowser', { baseURL: evil });
    await ask(page, 'connection.reconnect');
    await program.waitUntilIdle();
    const { seen } = listener;
    const carrying = seen.filter(({ authorization }) => authorization.includes(simulator.token));
    await listener.stop();
    saw(`${seen.length > 0 ? 'asked' : 'not asked'}, ${carrying.length} times with the token`);
  },
);

test(
  'an account that is not there, in every request that names one',
  expecting('main answers, 0 sign-ins'),
  async ({ simulator, startProgram }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    const accountID = '../../v1/accounts/x?y#z\u0000';
    await ask(page, 'accounts.details', { accountID });
    await ask(page, 'login.start', { accountID });
    await ask(page, 'login.start', { bridgeID: '../oauth' });
    await ask(page, 'notifications.mute', { accountID, length: null });
    await ask(page, 'notifications.acknowledge', { accountID, isOn: true });
    const after = await ask(page, 'accounts.details', { accountID: WHATSAPP });
    saw(
      `main ${after === 'answered' ? 'answers' : after}, ${simulator.control.logins().length} sign-ins`,
    );
  },
);
