import { describe, expect, it } from 'vitest';
import { displayNameOf } from './display-name';

describe('displayNameOf', () => {
  it.each([
    [{ fullName: 'Alice', username: 'al' }, 'Alice'],
    [{ fullName: ' \n', username: 'al' }, 'al'],
    [{ phoneNumber: '+1 555', email: 'a@b' }, '+1 555'],
    [{ email: 'a@b' }, 'a@b'],
    [{}, null],
    [undefined, null],
  ])('%j is %j', (user, name) => expect(displayNameOf(user)).toBe(name));
});
