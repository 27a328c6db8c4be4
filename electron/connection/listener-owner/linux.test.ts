import { describe, expect, it } from 'vitest';
import { ownerByTables } from './linux';

const US = 1000;
const THEM = 1001;
const V4 = { '127.0.0.1': '0100007F', '127.0.0.2': '0200007F', '*': '00000000' };
const V6 = { '::1': `${'0'.repeat(24)}01000000`, '*': '0'.repeat(32) };
const MAPPED = '0000000000000000FFFF00000100007F';

const line = (local: string, port: number, user: number, state = '0A') =>
  `   0: ${local}:${port.toString(16).toUpperCase()} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  ${user}        0 812 1`;

/** A table in pieces that end anywhere, and how many of them were read. */
function inPieces(lines: readonly string[]) {
  const text = ['  sl  local_address …', ...lines].join('\n');
  let read = 0;
  function* pieces() {
    for (let at = 0; at < text.length; at += 100) {
      read += 1;
      yield text.slice(at, at + 100);
    }
  }
  return { open: pieces, read: () => read };
}

const owner = (
  { v4 = [], v6 = [] }: { v4?: readonly string[]; v6?: readonly string[] },
  address = '127.0.0.1',
) => ownerByTables({ v4: inPieces(v4).open, v6: inPieces(v6).open }, { address, port: 23_373 }, US);

describe('ownerByTables', () => {
  it('tells our own listener from another user’s, from nobody, and from what only connects', () => {
    expect(owner({ v4: [line(V4['127.0.0.1'], 23_373, US)] })).toBe('this-user');
    expect(owner({ v4: [line(V4['127.0.0.1'], 23_373, THEM)] })).toBe('another-user');
    expect(owner({ v4: [line(V4['127.0.0.1'], 23_374, THEM)] })).toBe('nobody');
    expect(owner({ v4: [line(V4['127.0.0.1'], 23_373, THEM, '01')] })).toBe('nobody');
    expect(owner({})).toBe('nobody');
  });

  it('takes the most exact listener, as the kernel does', () => {
    const anybody = line(V4['*'], 23_373, THEM);
    expect(owner({ v4: [anybody] })).toBe('another-user');
    expect(owner({ v4: [anybody, line(V4['127.0.0.1'], 23_373, US)] })).toBe('this-user');
    expect(owner({ v4: [anybody], v6: [line(MAPPED, 23_373, US)] })).toBe('this-user');
    expect(owner({ v4: [line(V4['127.0.0.2'], 23_373, US)] })).toBe('nobody');
    expect(owner({ v6: [line(V6['*'], 23_373, THEM)] })).toBe('another-user');
  });

  it('tells the addresses that localhost may be apart', () => {
    const lines = {
      v4: [line(V4['127.0.0.1'], 23_373, US)],
      v6: [line(V6['::1'], 23_373, THEM)],
    };
    expect(owner(lines)).toBe('this-user');
    expect(owner(lines, '::1')).toBe('another-user');
    expect(owner({ v4: lines.v4 }, '::1')).toBe('nobody');
    expect(owner({ v4: lines.v4, v6: [line(V6['*'], 23_373, US)] }, '::1')).toBe('this-user');
  });

  it('reads no further than to a listener at the very address', () => {
    const others = Array.from({ length: 50 }, (_, index) =>
      line(V4['127.0.0.1'], 40_000 + index, THEM, '01'),
    );
    const v4 = inPieces([line(V4['127.0.0.1'], 23_373, US), ...others]);
    const v6 = inPieces(others);
    const ours = ownerByTables(
      { v4: v4.open, v6: v6.open },
      { address: '127.0.0.1', port: 23_373 },
      US,
    );
    expect([ours, v6.read()]).toEqual(['this-user', 0]);
    expect(v4.read()).toBeLessThan(4);
  });

  it('cannot tell without tables', () => {
    const none = { v4: () => null, v6: () => null };
    expect(ownerByTables(none, { address: '127.0.0.1', port: 1 }, US)).toBe('unknown');
    const old = { v4: inPieces([]).open, v6: () => null };
    expect(ownerByTables(old, { address: '127.0.0.1', port: 1 }, US)).toBe('nobody');
    expect(ownerByTables(old, { address: '::1', port: 1 }, US)).toBe('unknown');
  });
});
