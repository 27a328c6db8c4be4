import { describe, expect, it } from 'vitest';
import { isolate, isolated, plainName } from './plain-name';
import { anAccount } from './testing';

const ISOLATE = '\u2068';
const POP = '\u2069';
const OVERRIDE = '\u202E';

describe('plainName', () => {
  it('brings a name onto one line and takes out what would turn the text around it', () => {
    expect(plainName(` two\n\tlines ${OVERRIDE}evil${POP} `)).toBe('two lines evil');
  });

  it('leaves emoji whole', () => {
    expect(plainName('👩‍👩‍👧‍👦 family')).toBe('👩‍👩‍👧‍👦 family');
  });
});

describe('isolate', () => {
  it('leaves a left-to-right name as it is, with nothing unseen in it', () => {
    expect(isolate('Alice <b>')).toBe('Alice <b>');
    expect(isolate('王小明')).toBe('王小明');
  });

  it.each(['مها', 'דנה', 'Alice مها'])('sets %s apart', (name) => {
    expect(isolate(name)).toBe(ISOLATE + name + POP);
  });

  it('cannot be closed from within', () => {
    expect(isolate(`مها${POP}${OVERRIDE}x`)).toBe(`${ISOLATE}مهاx${POP}`);
  });
});

describe('isolated', () => {
  it('touches the names alone', () => {
    const account = anAccount({ network: 'A\nB', displayName: null, statusText: 'a\nb' });
    expect(isolated(account)).toEqual({ ...account, network: 'A B' });
  });
});
