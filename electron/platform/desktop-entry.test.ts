import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autostartEntry, commandOf, isSwitchedOn } from './desktop-entry';

const entryOf = (...command: string[]) =>
  autostartEntry({ name: 'Bridgekeeper', comment: 'Says so', icon: 'bridgekeeper', command });

describe('autostartEntry', () => {
  it('is a whole entry', () => {
    expect(entryOf('/opt/Bridgekeeper/bridgekeeper', '--hidden')).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Bridgekeeper',
        'Comment=Says so',
        'Exec=/opt/Bridgekeeper/bridgekeeper --hidden',
        'Icon=bridgekeeper',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
  });

  // The right column is what the specification's two layers make of the left: first the quotes and
  // the field codes of Exec, then the escapes of a value.
  it.each([
    ['/a b/c', '"/a b/c"'],
    ['/a\\b', '"/a\\\\\\\\b"'],
    ['/$HOME', '"/\\\\$HOME"'],
    ['/say "hi"', '"/say \\\\"hi\\\\""'],
    ['/100%', '/100%%'],
    ['/a\nb\tc', '"/a\\nb\\tc"'],
    ['/it’s-fine', '/it’s-fine'],
    ["/it's", '"/it\'s"'],
    ['', '""'],
  ])('writes %j as %s', (argument, written) => {
    expect(entryOf('/p', argument)).toContain(`\nExec=/p ${written}\n`);
  });

  it('refuses a program that the specification cannot name', () => {
    expect(() => entryOf('/a=b/c')).toThrow('a path with "="');
  });

  const argument = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  const awkward = fc.string({
    unit: fc.constantFrom(...' "\'\\$`%~|&;*?#()<>=\n\t\r\u00a0\u2028as'),
  });

  it('gives back what went in', () => {
    const anything = fc.array(fc.oneof(argument, awkward), { maxLength: 5 });
    fc.assert(
      fc.property(anything, (args) => {
        const entry = entryOf('/p', ...args);
        expect(commandOf(entry)).toEqual(['/p', ...args]);
        // Nothing that was put in can add a line, and with it a key, of its own.
        expect(entry.split('\n')).toHaveLength(9);
      }),
    );
  });
});

describe('isSwitchedOn', () => {
  const entry = entryOf('/p');

  it.each([
    ['as we write it', entry, true],
    ['hidden by another tool', `${entry}Hidden=true\n`, false],
    ['not hidden', `${entry}Hidden=false\n`, true],
    ['off in GNOME', entry.replace('Autostart-enabled=true', 'Autostart-enabled = false'), false],
    ['a comment', `${entry}# Hidden=true\n`, true],
    ['another group', `${entry}[Desktop Action x]\nHidden=true\n`, true],
    ['nothing to start', '[Desktop Entry]\nName=None\n', false],
    ['no entry', '', false],
    ['line ends of Windows', entry.replaceAll('\n', '\r\n').concat('Hidden=true\r\n'), false],
  ])('%s', (_what, text, on) => {
    expect(isSwitchedOn(text)).toBe(on);
  });
});

describe('commandOf', () => {
  it.each([
    ['Exec=/p %U --hidden %%', ['/p', '', '--hidden', '%']],
    ['Exec=/p   "a b"', ['/p', 'a b']],
    ['Exec=/p "open', []],
    ['Name=None', []],
  ])('%s', (line, command) => {
    expect(commandOf(`[Desktop Entry]\n${line}\n`)).toEqual(command);
  });

  it('reads no entry where there is none', () => {
    expect(commandOf('Exec=/p')).toEqual([]);
    expect(commandOf('')).toEqual([]);
  });
});
