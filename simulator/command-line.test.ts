import { describe, expect, it } from 'vitest';
import { banner } from './banner';
import { readCommandLine } from './command-line';

describe('the command line', () => {
  it('starts with the defaults', () => {
    expect(readCommandLine([])).toEqual({ kind: 'start', options: {} });
  });

  it('takes a port and a seed', () => {
    const line = readCommandLine(['--port', '4000', '--seed=healthy']);
    expect(line).toEqual({ kind: 'start', options: { port: 4000, seed: 'healthy' } });
  });

  it('takes a report to play back', () => {
    const line = readCommandLine(['--report', 'sign-in.txt']);
    expect(line).toEqual({ kind: 'start', options: {}, reportFile: 'sign-in.txt' });
  });

  it('shows help', () => {
    expect(readCommandLine(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--port', 'http'], /--port takes a number/],
    [['--port', '70000'], /0 to 65535/],
    [['--port='], /--port takes a number/],
    [['--seed', 'best'], /--seed takes all-states, healthy, empty/],
    [['--speed', '5'], /--speed/],
    [['stray'], /stray/],
  ])('says what is wrong with %j', (args, message) => {
    expect(readCommandLine(args)).toEqual({
      kind: 'wrong',
      message: expect.stringMatching(message),
    });
  });
});

it('the banner shows address, token and control', () => {
  const text = banner({
    url: 'http://127.0.0.1:1',
    port: 1,
    token: 'simulator-t',
    controlUrl: 'http://127.0.0.1:2/control',
  });
  expect(text).toContain('BEEPER_BASE_URL=http://127.0.0.1:1 BEEPER_ACCESS_TOKEN=simulator-t');
  expect(text).toContain(
    "curl -H 'Authorization: Bearer simulator-t' http://127.0.0.1:1/v1/bridges",
  );
  expect(text).toContain('curl -X POST http://127.0.0.1:2/control/down');
});
