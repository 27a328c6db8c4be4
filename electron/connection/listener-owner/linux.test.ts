import { describe, expect, it } from 'vitest';
import { ownerByTables } from './linux';

const US = 1000;
const THEM = 1001;
const V4 = { '127.0.0.1': '0100007F', '127.0.0.2': '0200007F', '*': '00000000' };
const V6 = { '::1': `${'0'.repeat(24)}01000000`, '*': '0'.repeat(32) };
const MAPPED = '0000000000000000FFFF00000100007F';

const line = (local: string, port: number, user: number, state = '0A') =>
  `   0: ${local}:${port.toString(16).toUpperCase()} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  ${user}        0 812 1`;

const owner = (
  lines: { v4?: readonly string[]; v6?: readonly string[] },
  addresses: readonly string[] = ['127.0.0.1'],
) =>
  ownerByTables(
    {
      v4: ['  sl  local_address …', ...(lines.v4 ?? [])].join('\n'),
      v6: (lines.v6 ?? []).join('\n'),
    },
    { addresses, port: 23_373 },
    US,
  );

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

  it('wants every address that localhost may be to be ours', () => {
    const ours = [line(V4['127.0.0.1'], 23_373, US)];
    const both = ['127.0.0.1', '::1'];
    expect(owner({ v4: ours }, both)).toBe('this-user');
    expect(owner({ v4: ours, v6: [line(V6['::1'], 23_373, THEM)] }, both)).toBe('another-user');
    expect(owner({ v4: ours, v6: [line(V6['::1'], 23_373, THEM)] })).toBe('this-user');
  });

  it('cannot tell without tables', () => {
    expect(ownerByTables({ v4: null, v6: null }, { addresses: ['127.0.0.1'], port: 1 }, US)).toBe(
      'unknown',
    );
  });
});
