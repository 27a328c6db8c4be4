import { describe, expect, it } from 'vitest';

import { readArguments } from './arguments.mjs';

describe('readArguments of the starter', () => {
  it('finds the folder behind switches and leaves what follows to the app', () => {
    const args = ['--inspect=0', '--no-sandbox', '.', '--demo', '-r', 'mine', 'other'];
    expect(readArguments(args)).toEqual({ modules: [], folder: '.', version: false });
  });

  it('takes modules to load first, in their order', () => {
    const args = ['-r', '/loader.js', '--require', 'second', '/app'];
    const expected = { modules: ['/loader.js', 'second'], folder: '/app', version: false };
    expect(readArguments(args)).toEqual(expected);
  });

  it('has no folder where none is given', () => {
    expect(readArguments(['--no-sandbox']).folder).toBeUndefined();
    expect(readArguments(['--version']).version).toBe(true);
  });
});
