import type { Plugin } from 'vite';
import { expect, it } from 'vitest';
import { standIns } from './stand-ins';

type Resolve = Extract<Plugin['resolveId'], (...args: never[]) => unknown>;

it('stands in for a package where it is never used, and nowhere else', () => {
  const resolveId = standIns('conf', { semver: '/ours.ts' }).resolveId as Resolve;
  const resolved = (source: string, from?: string) =>
    resolveId.call({} as never, source, from, {} as never);
  expect(resolved('semver', '/p/node_modules/conf/dist/source/index.js')).toBe('/ours.ts');
  expect(resolved('semver', 'C:\\p\\node_modules\\conf\\dist\\index.js')).toBe('/ours.ts');
  expect(resolved('semver', '/p/node_modules/electron-updater/out/AppUpdater.js')).toBeNull();
  expect(resolved('semver', '/p/node_modules/confined/index.js')).toBeNull();
  expect(resolved('semver')).toBeNull();
  expect(resolved('zod', '/p/node_modules/conf/dist/source/index.js')).toBeNull();
});
