import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from './project.mjs';

const FOLDER = inProject('.github', 'workflows');
const SCRIPTS = JSON.parse(readFileSync(inProject('package.json'), 'utf8')).scripts;

const workflows = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(`${FOLDER}/${name}`, 'utf8'),
}));

it.each(workflows)('$name names every action by the hash of a commit', ({ text }) => {
  const actions = [...text.matchAll(/uses: *(.*)$/gm)].map(([, action]) => action);
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

it.each(workflows)(
  '$name may read the code and nothing else, and keeps no credentials',
  ({ text }) => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text.match(/permissions:/g)).toHaveLength(1);
    expect(text.match(/persist-credentials: false/g)?.length).toBe(
      text.match(/uses: actions\/checkout@/g)?.length,
    );
    expect(text).not.toMatch(/secrets\.|pull_request_target/);
  },
);

it.each(workflows)('$name runs commands that package.json has', ({ text }) => {
  const commands = [...text.matchAll(/run: npm (?:run )?([\w:-]+)/g)].map(([, name]) => name);
  expect(commands).toContain('test');
  expect(commands).toContain('start');
  for (const command of commands) expect(SCRIPTS).toHaveProperty([command ?? '']);
});
