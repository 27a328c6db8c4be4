import { expect, it } from 'vitest';

import config from '../../e2e/playwright.config';
import { e2eTests, everydayTests } from './test-runners.mjs';

/** @param {readonly string[]} command */
const projectsOf = (command) =>
  command
    .filter((word) => word.startsWith('--project='))
    .map((word) => word.replace('--project=', ''));

it('every project is run by npm test and npm run e2e, or by npm run everyday', () => {
  expect(projectsOf(e2eTests())).toEqual(['e2e', 'trials']);
  expect(projectsOf(everydayTests())).toEqual(['everyday']);
  const all = config.projects?.map(({ name }) => name);
  expect(all).toEqual([...projectsOf(e2eTests()), ...projectsOf(everydayTests())]);
});

it('what is tried in everyday browsers is run by npm run everyday alone', () => {
  const [e2e, , everyday] = config.projects ?? [];
  expect(e2e?.testIgnore).toEqual(expect.arrayContaining([everyday?.testMatch].flat()));
});
