import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockProblems } from './lock.mjs';
import { inProject, readJson } from './project.mjs';

const NPMRC = 'save-exact=true\nignore-scripts=true\n';
const MANIFEST = { devDependencies: { vite: '8.3.8' } };
const VITE = { integrity: 'sha512-abc' };

/** @param {object} more of the one package in it */
const problemsWith = (more) =>
  lockProblems(
    { lockfileVersion: 3, packages: { '': {}, 'node_modules/vite': { ...VITE, ...more } } },
    MANIFEST,
    NPMRC,
  );

describe('lockProblems', () => {
  it('has nothing against the lock file of the project', () => {
    const npmrc = readFileSync(inProject('.npmrc'), 'utf8');
    const lock = readJson(inProject('package-lock.json'));
    expect(lockProblems(lock, readJson(inProject('package.json')), npmrc)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  });

  it('wants a strong hash of every package', () => {
    expect(problemsWith({})).toEqual([]);
    expect(problemsWith({ integrity: undefined })).toEqual(['vite has no hash of SHA-512.']);
    expect(problemsWith({ integrity: 'sha1-abc' })).toEqual(['vite has no hash of SHA-512.']);
    expect(problemsWith({ integrity: undefined, inBundle: true })).toEqual([]);
  });

  it.each([
    { resolved: 'git+ssh://git@host/some/vite.git#abc' },
    { resolved: 'http://host/vite.tgz' },
    { resolved: '../vite', link: true },
  ])('wants it from the registry: %j', (more) => {
    expect(problemsWith(more)).toEqual(["vite does not come from npm's registry."]);
  });

  it('lets no package run a script that nobody has looked at', () => {
    expect(problemsWith({ hasInstallScript: true })[0]).toMatch(/^vite wants to run a script/);
    const packages = { 'node_modules/a/node_modules/esbuild': { ...VITE, hasInstallScript: true } };
    expect(lockProblems({ lockfileVersion: 3, packages }, MANIFEST, NPMRC)).toEqual([]);
    expect(
      lockProblems({ lockfileVersion: 3, packages }, MANIFEST, 'ignore-scripts=false'),
    ).toEqual(['.npmrc lets packages run scripts while they are installed.']);
  });

  it('wants exact versions, and a lock file as it knows it', () => {
    const problems = lockProblems({ lockfileVersion: 2 }, { dependencies: { a: '^1.0.0' } }, NPMRC);
    expect(problems).toEqual([
      'package-lock.json is of version 2, not 3.',
      'a is not pinned exactly: ^1.0.0.',
    ]);
  });
});
