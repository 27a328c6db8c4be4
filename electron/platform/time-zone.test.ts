import { expect, it } from 'vitest';
import { readTimeZoneAnew } from './time-zone';

// That V8 then has another zone takes another zone of the system, which only root can give it.
it.each([
  [{}, ['TZ']],
  [{ TZ: 'Asia/Tokyo' }, []],
])('of %j takes out %j', (variables, taken) => {
  const deleted: (string | symbol)[] = [];
  const environment = new Proxy<NodeJS.ProcessEnv>(variables, {
    deleteProperty: (_target, name) => deleted.push(name) > 0,
  });
  readTimeZoneAnew(environment);
  expect(deleted).toEqual(taken);
});
