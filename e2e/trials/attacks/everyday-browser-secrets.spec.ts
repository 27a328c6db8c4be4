import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eventually, sleep } from '../../desktop/wait';
import { filesWith, heapOf, recordSent, sentToWindow } from '../../login/leaks';
import type { Program } from '../../program';
import { formsOf } from '../../secret-forms';
import { answerTo } from '../bridge';
import { expecting, saw, sawAt } from '../trial';
import { HELLO, offer, STEP, test } from './everyday-fixtures';
import { setUpHost, startHost, type Host } from './everyday-host';

/** In every part of an offer; no text of the program holds it. */
const SECRET = 'handed-quilt-5521';

const FORMS = formsOf(SECRET);
const found = (text: string) => FORMS.filter((form) => text.includes(form)).length;

const FIELDS = [
  { id: 'session', type: 'cookie' },
  { id: 'stored', type: 'local_storage' },
  { id: 'never', type: 'cookie' },
];

async function processTexts(program: Program, what: 'environ' | 'cmdline'): Promise<string> {
  const pids = program.processes().map(({ pid }) => pid);
  const texts = pids.map((pid) => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => ''));
  return (await Promise.all(texts)).join('\n');
}

/** Everything that an offer can hold, with the secret in each part; `never` is left out unless wanted. */
function secretOffer(key: unknown, isComplete: boolean) {
  const own = `https://www.example.com/?at=${SECRET}`;
  const names = ['session', ...(isComplete ? ['never'] : [])];
  return offer(key, Object.fromEntries(names.map((name) => [name, `${SECRET}-${name}`])), {
    pageURL: own,
    storage: [{ origin: 'https://www.example.com', entries: [['stored', `${SECRET}-s`]] }],
    requests: [{ url: own, headers: [['x-h', `${SECRET}-h`]] }],
    bodies: [{ url: own, entries: [['body', `${SECRET}-b`]] }],
    script: [['other', `${SECRET}-j`]],
    tooLarge: [`${SECRET}-t`],
  });
}

async function keyTold(host: Host): Promise<unknown> {
  host.say(HELLO);
  const step = await eventually({
    what: 'the step',
    read: () => host.heard.find(({ type }) => type === 'step'),
    until: (said) => said !== undefined,
  });
  return step?.['key'];
}

for (const [how, answer, isComplete] of [
  ['that signs in', 'done', true],
  ['that Beeper refuses, and repeats', 'refused', true],
  ['that never completes', 'nothing', false],
] as const) {
  test(
    `an offer ${how}`,
    expecting('nothing in the clear in any of the places, and it was there to be found'),
    async ({ waitForBrowser, notifications, userDataDir }) => {
      test.setTimeout(240_000);
      const waiting = await waitForBrowser({ step: { ...STEP, fields: FIELDS }, answer });
      const { program, page, posted } = waiting;
      await recordSent(program);
      await setUpHost(program, userDataDir);
      const host = await startHost(userDataDir, 'browser');
      const key = await keyTold(host);
      const report = async () => String(await answerTo(page, 'login.report').catch(() => ''));
      host.say(secretOffer(key, isComplete));
      // One that is not of the contract is to be told of without a value, too.
      if (isComplete) {
        await eventually({ what: 'a POST', read: posted, until: ({ length }) => length > 0 });
      }
      await sleep(1_000);
      const environment = await processTexts(program, 'environ');
      const commands = await processTexts(program, 'cmdline');
      const other = await startHost(userDataDir, 'browser').catch(() => null);
      other?.say({ type: 'offer', key: SECRET, [SECRET]: SECRET });
      const reported = await report();
      const diagnostics = String(await answerTo(page, 'diagnostics.read', { names: true }));
      await sleep(500);

      const place = (name: string, text: string) => {
        const read = text.length > 0 ? `${found(text)} found` : 'nothing was read';
        sawAt(`${name}, of an offer ${how}`, '0 found', read);
      };
      place('the window’s heap', await heapOf(page));
      place('the window’s page', await page.content());
      place('what the window was sent', (await sentToWindow(program)).join('\n'));
      place('the log', await program.log());
      place('stdout and stderr', program.output());
      place('status.json', await readFile(join(userDataDir, 'status.json'), 'utf8'));
      place('the history', await readFile(join(userDataDir, 'history.ndjson'), 'utf8'));
      place('the report of the sign-in', reported);
      place('the diagnostics, with names', diagnostics);
      place('the notifications', JSON.stringify(notifications.all()));
      place('what the browser is told', JSON.stringify(host.heard));
      place('the arguments of every process', commands);
      place('the environment of every process', environment);
      const running = await filesWith(dirname(userDataDir), FORMS);
      host.kill();
      other?.kill();
      await program.quit();
      const after = await filesWith(dirname(userDataDir), FORMS);
      sawAt(`files, of an offer ${how}`, '0, then 0', `${running.length}, then ${after.length}`);

      const wasSent = posted().some((fields) => Object.values(fields).join().includes(SECRET));
      const isFair = wasSent === isComplete && host.heard.some(({ type }) => type === 'standing');
      const isClean = running.length + after.length === 0;
      saw(
        `${isClean ? 'nothing' : 'something'} in the clear in any of the places, ` +
          `${isFair ? 'and it was there to be found' : 'but nothing was planted'}`,
      );
    },
  );
}
