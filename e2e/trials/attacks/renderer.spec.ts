import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requests } from '../../../shared/ipc/requests';
import { test, WHATSAPP } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ask, tally, type WithBridge } from './bridge';

/** Requests that end the program, or open what only a person can close. */
const LEFT_OUT = new Set([
  'connection.restartToUnlock',
  'connection.signOut',
  'history.export',
  'hooks.setCommand',
  'hooks.setWebhook',
  'logs.open',
]);
const FUZZED = Object.keys(requests).filter((name) => !LEFT_OUT.has(name));
const SEED = 20_261_126;
const ROUNDS = 100_000;

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
  saw(tally(words));
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
  saw(tally(words));
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
    saw(`${tally(words)}, ${isPolluted ? 'Object' : 'nothing'} of main has changed`);
  },
);

test(
  `${ROUNDS.toLocaleString('en')} made-up requests`,
  expecting('main answers, settings are readable, nothing uncaught, memory below 1.5 times'),
  async ({ startProgram, userDataDir }) => {
    test.setTimeout(600_000);
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await program.logged('Beeper is ok');
    const heapUsed = () =>
      program.app.evaluate(() => {
        const v8 = process.getBuiltinModule('node:v8');
        v8.setFlagsFromString('--expose-gc');
        const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
        collect();
        return process.memoryUsage().heapUsed;
      });
    const fuzz = (seed: number, rounds: number) =>
      page.evaluate(
        async ([names, start, count]) => {
          let state = start;
          const random = (below: number) => {
            // Lehmer's generator: the same requests each time.
            state = (state * 48_271) % 2_147_483_647;
            return state % below;
          };
          const leaves: (() => unknown)[] = [
            () => null,
            () => undefined,
            () => random(2) === 0,
            () => random(1_000_000) - 500_000,
            () => 1e308 * (random(3) - 1),
            () => NaN,
            () => '',
            () => 'x'.repeat(random(3_000)),
            () => '__proto__',
            () => '\u0000\u202e\ud800',
            () => new Date(0),
            () => new Uint8Array(random(2_000)),
            () => 2n ** 70n,
            () => new Map([['a', 1]]),
          ];
          const keys = [
            'accountID',
            'bridgeID',
            'text',
            'url',
            'length',
            'isOn',
            'fields',
            'id',
            'answer',
            'x',
            'view',
            '__proto__',
            'constructor',
            'baseURL',
            'token',
            'format',
          ];
          const value = (depth: number): unknown => {
            const kind = depth > 3 ? 0 : random(4);
            if (kind === 1) return Array.from({ length: random(4) }, () => value(depth + 1));
            if (kind >= 2) {
              return Object.fromEntries(
                Array.from({ length: random(5) }, () => [
                  keys[random(keys.length)],
                  value(depth + 1),
                ]),
              );
            }
            return leaves[random(leaves.length)]?.();
          };
          const BATCH = 100;
          for (let done = 0; done < count; done += BATCH) {
            const batch = Array.from({ length: BATCH }, () => {
              const name = random(10) === 0 ? value(0) : names[random(names.length)];
              return (globalThis as WithBridge).bridgekeeper
                .request(name, value(0))
                .catch(() => null);
            });
            await Promise.all(batch);
          }
          return state;
        },
        [FUZZED, seed, rounds] as const,
      );
    // What is loaded and compiled once is there before it is measured.
    const next = await fuzz(SEED, ROUNDS / 10);
    const before = await heapUsed();
    await fuzz(next, ROUNDS - ROUNDS / 10);
    const ratio = (await heapUsed()) / before;
    const answers = await ask(page, 'about.read');
    const settings: unknown = JSON.parse(
      await readFile(join(userDataDir, 'settings.json'), 'utf8'),
    );
    const isUncaught = (await program.log()).includes('uncaught');
    saw(
      [
        answers === 'answered' ? 'main answers' : answers,
        `settings are ${typeof settings === 'object' ? 'readable' : 'gone'}`,
        `${isUncaught ? 'something' : 'nothing'} uncaught`,
        `memory ${ratio < 1.5 ? 'below' : `at ${ratio.toFixed(2)}, not below`} 1.5 times`,
      ].join(', '),
    );
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
    saw(`${tally(words)}, ${opened} programs started`);
  },
);

test(
  'a token sent to a server of the attacker’s choice',
  expecting('0 requests to it carry the token'),
  async ({ simulator, startProgram }) => {
    const { createServer } = await import('node:http');
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization ?? '');
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await program.logged('Beeper is ok');
    const evil = `http://127.0.0.1:${port}`;
    await ask(page, 'connection.setAddress', { address: evil, insecureConfirmed: true });
    await ask(page, 'connection.connectInBrowser', { baseURL: evil });
    await ask(page, 'connection.reconnect');
    await program.waitUntilIdle();
    const carrying = seen.filter((header) => header.includes(simulator.token)).length;
    saw(`${carrying} requests to it carry the token`);
    server.close();
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
