import { expect, it } from 'vitest';
import type { UpdateStage } from '../../shared/model/updates';
import { mayBegin, nextStage, type UpdateEvent } from './update-stage';

const after = (...events: UpdateEvent[]): UpdateStage =>
  events.reduce<UpdateStage>(nextStage, { kind: 'idle' });

const check = { kind: 'check' } as const;
const found = { kind: 'checked', version: '0.9.0' } as const;
const download = { kind: 'download' } as const;
const downloaded = { kind: 'downloaded' } as const;
const failed = { kind: 'failed', problem: 'cut-off' } as const;

it('goes from a look to what is ready', () => {
  expect(after(check)).toEqual({ kind: 'checking' });
  expect(after(check, { kind: 'checked', version: null })).toEqual({ kind: 'none' });
  expect(after(check, found)).toEqual({ kind: 'available', version: '0.9.0' });
  const started = after(check, found, download);
  expect(started).toEqual({ kind: 'downloading', version: '0.9.0', percent: 0 });
  expect(nextStage(started, { kind: 'progress', percent: 40 })).toMatchObject({ percent: 40 });
  expect(nextStage(started, { kind: 'progress', percent: 0 })).toBe(started);
  expect(after(check, found, download, downloaded)).toEqual({ kind: 'ready', version: '0.9.0' });
});

it('keeps what is on its way, or here, whatever is asked', () => {
  for (const stage of [after(check, found, download), after(check, found, download, downloaded)]) {
    for (const event of [
      check,
      found,
      download,
      { kind: 'unfinished', version: '9.9.9' },
    ] as const) {
      expect(nextStage(stage, event)).toBe(stage);
    }
  }
  expect(nextStage(after(check), check)).toEqual({ kind: 'checking' });
});

it('takes nothing that comes out of turn', () => {
  const idle = after();
  for (const event of [
    found,
    download,
    downloaded,
    failed,
    { kind: 'progress', percent: 1 },
  ] as const) {
    expect(nextStage(idle, event)).toBe(idle);
  }
});

it('says of a failure what it was about, and goes on from there', () => {
  expect(after(check, failed)).toEqual({ kind: 'failed', problem: 'cut-off', version: null });
  const halfway = after(check, found, download, failed);
  expect(halfway).toEqual({ kind: 'failed', problem: 'cut-off', version: '0.9.0' });
  expect(nextStage(halfway, check)).toEqual({ kind: 'checking' });
});

it('begins what was found or failed half-way, where it is installed at all', () => {
  expect(mayBegin('installs', after(check, found))).toBe(true);
  expect(mayBegin('installs', after(check, found, download, failed))).toBe(true);
  expect(mayBegin('installs', after({ kind: 'unfinished', version: '0.9.0' }))).toBe(true);
  expect(mayBegin('installs', after(check, failed))).toBe(false);
  expect(mayBegin('installs', after())).toBe(false);
  for (const way of ['off', 'by-hand', 'package-manager'] as const) {
    expect(mayBegin(way, after(check, found))).toBe(false);
  }
});
