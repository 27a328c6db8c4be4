import { writeFile, readFile } from 'node:fs/promises';
import { eventually, sleep } from '../e2e/desktop/wait';
import { onDesktop } from './desktop';
import { serveManyAccounts, TOKEN } from './many-accounts';
const changing = Number(process.argv[2] ?? 50); const N = Number(process.argv[3] ?? 60); const out = process.argv[4] ?? '/tmp/prof/p.cpuprofile';
await onDesktop(async ({ keep, launch }) => {
  const beeper = keep(await serveManyAccounts(1000, 200));
  const running = await launch('p', { env: { BEEPER_BASE_URL: beeper.url, BEEPER_ACCESS_TOKEN: TOKEN, BRIDGEKEEPER_MOVABLE_CLOCK: '1' }, args: ['--hidden'] });
  await eventually({ what: 'poll', read: beeper.polls, until: (c) => c > 0 });
  const cpu = async () => Number((await readFile(`/proc/${running.pid}/task/${running.pid}/schedstat`, 'utf8')).split(' ')[0]) / 1e6;
  const once = async () => {
    if (changing) beeper.change(changing);
    const before = beeper.polls();
    await running.app.evaluate((_e, by) => (globalThis as any).bridgekeeperClock.advance(by), 16000);
    await eventually({ what: 'poll', read: beeper.polls, until: (c) => c > before });
    await sleep(120);
  };
  for (let i = 0; i < 25; i++) await once();
  const t: number[] = [];
  for (let i = 0; i < N; i++) {
    const b0 = await cpu(); await running.app.evaluate((_e, by) => (globalThis as any).bridgekeeperClock.advance(by), 0); await sleep(120);
    const b1 = await cpu(); await once(); const b2 = await cpu(); t.push(b2 - b1 - (b1 - b0));
  }
  t.sort((a, b) => a - b);
  console.log('changing', changing, 'median', t[t.length >> 1]!.toFixed(2), 'min', t[0]!.toFixed(2), 'p25', t[t.length >> 2]!.toFixed(2));
  if (out !== 'none') {
  await running.app.evaluate(async () => { const i = process.getBuiltinModule('inspector'); const s = new i.Session(); s.connect(); (globalThis as any).__s = s; await new Promise((r) => s.post('Profiler.enable', r)); await new Promise((r) => s.post('Profiler.setSamplingInterval', { interval: 100 }, r)); await new Promise((r) => s.post('Profiler.start', r)); });
  for (let i = 0; i < N; i++) await once();
  const p = await running.app.evaluate(() => new Promise((r) => (globalThis as any).__s.post('Profiler.stop', (_e: unknown, x: any) => r(JSON.stringify(x.profile)))));
  await writeFile(out, p as string);
  }
});
