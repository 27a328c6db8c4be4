import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { IDENTITY } from '../../shared/model/identity';
import { TRAY_MENU_TEXT } from '../../shared/strings/tray';
import type { Env } from '../desktop/process';
import { startRealDesktop } from '../desktop/real-desktop';
import { eventually } from '../desktop/wait';
import { desktopEntry, EXPECTED_EXTENSION, seenExtension } from './installed';
import { KEPT } from './kept';
import { startPackaged } from './packaged-app';
import { envOn, homeIn, runToEnd, statusOnce, type Session } from './session-parts';

const PURGE_IS_RUNNING = 3;

/** The older version, just installed: it is started as people start programs. */
export async function firstUse({ folder, attempt, isUnofficial }: Session): Promise<void> {
  const desktop = await startRealDesktop();
  const user = homeIn(folder, 'home');
  const env = await envOn(desktop, user.home);

  await attempt('the extension, read by an ordinary user', EXPECTED_EXTENSION, async () =>
    seenExtension(),
  );

  await attempt(
    'started by its desktop entry (gtk-launch)',
    `icon in the tray, window of class ${IDENTITY.name}, ${accountsWords(isUnofficial)}`,
    async () => {
      // In a session of its own: it stays when what started it has ended.
      const launch = `exec gtk-launch ${IDENTITY.appID} >/dev/null 2>&1`;
      await runToEnd(env, 'setsid', '--fork', 'sh', '-c', launch);
      await desktop.waitForTrayItem({ timeoutMs: 40_000 });
      const { demo } = await statusOnce(
        env,
        ({ running, overall }) => running && overall !== 'starting',
      );
      const name = desktopEntry().get('StartupWMClass') ?? '';
      const found = ['search', '--onlyvisible', '--class', `^${name}$`];
      const { code } = await runToEnd(env, 'xdotool', ...found);
      const window = code === 0 ? `window of class ${name}` : 'no window of its class';
      return `icon in the tray, ${window}, ${accountsWords(demo)}`;
    },
  );

  await attempt('Chromium’s sandbox, for an ordinary user', 'every page in it', async () => {
    const { pid } = await statusOnce(env, ({ running }) => running);
    const all = processesOf(pid ?? 0);
    const pages = all.filter(({ args }) => args.includes('--type=renderer'));
    const free = pages.filter(({ status }) => !/^Seccomp:\s+2$/m.test(status));
    const isOff = all.some(({ args }) => args.includes('--no-sandbox'));
    return pages.length > 0 && free.length === 0 && !isOff
      ? 'every page in it'
      : `${free.length} of ${pages.length} pages outside; turned off: ${isOff}`;
  });

  await attempt('a link bridgekeeper://…', `opened by ${IDENTITY.desktopFile}`, async () => {
    const { output } = await runToEnd(env, 'gio', 'mime', `x-scheme-handler/${IDENTITY.scheme}`);
    const [, opener] = /: (\S+\.desktop)/.exec(output) ?? [];
    return `opened by ${opener ?? 'nobody'}`;
  });

  await attempt('--purge-data --yes while it runs', 'refused, nothing removed', async () => {
    const { code } = await runToEnd(env, IDENTITY.command, '--purge-data', '--yes');
    const isThere = readdirSync(user.data).includes('settings.json');
    return code === PURGE_IS_RUNNING && isThere
      ? 'refused, nothing removed'
      : `ended with ${code}; settings there: ${isThere}`;
  });

  await attempt('Quit in the tray’s menu', 'not running', async () => {
    const item = await desktop.waitForTrayItem();
    // It may be gone before its answer arrives.
    await item.click([TRAY_MENU_TEXT.quit]).catch(() => undefined);
    return (await statusOnce(env, ({ running }) => !running)).overall.replace('-', ' ');
  });

  if (isUnofficial) {
    await attempt(
      'a real token in the environment, which says that it may',
      'made-up accounts alone, 0 requests with the token',
      () => seenWithRealToken(env),
    );
  }

  await attempt(
    'ELECTRON_RUN_AS_NODE and NODE_OPTIONS',
    'not running; nothing was run',
    async () => {
      const trap = join(folder, 'trap.cjs');
      const sprung = join(folder, 'sprung');
      writeFileSync(trap, `require('fs').writeFileSync(${JSON.stringify(sprung)}, '')`);
      const bad = { ...env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${trap}` };
      const { output } = await runToEnd(bad, IDENTITY.command, '--status');
      const was = readdirSync(folder).includes('sprung') ? 'a file was run' : 'nothing was run';
      return `${output.includes('is not running') ? 'not running' : output}; ${was}`;
    },
  );

  await endLeftOver(env);
  // What the newer version must find as it is.
  for (const [file, content] of Object.entries(KEPT)) user.write(file, content);
  await desktop.stop();
}

const accountsWords = (isDemo: boolean) =>
  isDemo ? 'made-up accounts alone' : 'no made-up accounts';

/** Ends the program that the desktop entry started, should Quit not have done so. */
async function endLeftOver(env: Env): Promise<void> {
  const { pid } = await statusOnce(env, () => true);
  if (pid !== null) process.kill(pid, 'SIGKILL');
}

/** A main process and all that it has started. */
function processesOf(pid: number) {
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  };
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      // Chromium's helpers have theirs as one text.
      args: read(`/proc/${name}/cmdline`).split(/[\0 ]/),
      status: read(`/proc/${name}/status`),
    }));
  const [main] = read(`/proc/${pid}/cmdline`).split(/[\0 ]/);
  return all.filter(({ args: [program = ''] }) => program !== '' && program === main);
}

/** What a Beeper that is none hears of the program. */
async function seenWithRealToken(env: Env): Promise<string> {
  let withToken = 0;
  const server = createServer(({ headers }, response) => {
    if (headers.authorization !== undefined) withToken += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const program = await startPackaged({
    ...env,
    BEEPER_ACCESS_TOKEN: 'a-real-token',
    BEEPER_BASE_URL: `http://127.0.0.1:${port}`,
    BRIDGEKEEPER_DEMO_ONLY: '0',
  });
  try {
    const { demo } = await statusOnce(
      env,
      ({ overall }) => !['starting', 'not-running'].includes(overall),
    );
    await eventually({ what: 'a page', read: program.pages, until: ({ length }) => length > 0 });
    return `${accountsWords(demo)}, ${withToken} requests with the token`;
  } finally {
    await program.stop();
    server.close();
  }
}
