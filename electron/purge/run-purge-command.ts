import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { IDENTITY } from '../../shared/model/identity';
import { scriptPath } from '../everyday-browser/host/script-path';
import { ownManifests } from '../everyday-browser/manifests/own-manifests';
import { autostartPath } from '../platform/autostart-linux';
import { findRunning } from '../status/program-lock';
import { STDERR, STDOUT, writeOut } from '../platform/write-out';
import { answerPurge, planPurge, readPurgeRequest } from './purge-command';

/** What it asks of Electron's `app`. */
interface PurgeApp {
  readonly isPackaged: boolean;
  getName(): string;
  getPath(name: 'appData' | 'logs' | 'userData'): string;
  setLoginItemSettings(settings: { openAtLogin: boolean; name: string }): void;
}

/**
 * Removes what the program keeps of this user, when the command line says so; must run before Electron
 * is ready, which writes files of its own. Returns the exit code to end with.
 */
export function runPurgeCommand(
  argv: readonly string[],
  app: PurgeApp,
  { platform = process.platform, write = writeOut } = {},
): number {
  // A program that is not packaged is given its folder first.
  const request = readPurgeRequest(argv.slice(app.isPackaged ? 1 : 2));
  const given = app.getPath('userData');
  const folder = existsSync(given) ? realpathSync(given) : null;
  const plan = planPurge(request, {
    isRunning: findRunning(given, platform).isRunning,
    folder,
    isOurs: isDefault(given, app),
    home: existsSync(homedir()) ? realpathSync(homedir()) : homedir(),
    elsewhere: elsewhere(given, app, platform),
  });
  const answer = plan.kind === 'remove' ? remove([...plan.paths, ...linkTo(given)]) : plan;
  // Elsewhere the start at login is an entry in the system's own list, and no file.
  if (plan.kind === 'remove' && platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: false, name: IDENTITY.appID });
  }
  write(STDOUT, answer.output);
  write(STDERR, answer.complaint);
  return answer.exitCode;
}

const isDefault = (folder: string, app: PurgeApp) =>
  folder === join(app.getPath('appData'), app.getName());

/** A folder that is a link elsewhere: with what it leads to, it goes itself. */
function linkTo(folder: string): string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? [folder] : [];
}

function elsewhere(folder: string, app: PurgeApp, platform: NodeJS.Platform): string[] {
  const logs = app.getPath('logs');
  const paths = [
    ...(dirname(logs) === folder ? [] : [logs]),
    ...(platform === 'linux' ? [autostartPath(process.env, homedir())] : []),
    ...ownManifests({
      platform,
      env: process.env,
      home: homedir(),
      script: scriptPath(folder),
    }),
  ];
  return paths.filter((path) => existsSync(path));
}

function remove(paths: readonly string[]) {
  const removed: string[] = [];
  const failures: { path: string; reason: string }[] = [];
  for (const path of paths) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      removed.push(path);
    } catch (error) {
      failures.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return answerPurge(removed, failures);
}
