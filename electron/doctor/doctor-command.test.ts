import { describe, expect, it } from 'vitest';
import type { CheckLine } from '../../shared/model/check-up';
import { doctorExitCode, doctorJSON, doctorPage, readDoctorRequest } from './doctor-command';
import { isDoctorStart } from './is-doctor-start';

const lines: CheckLine[] = [
  { id: 'beeper', state: 'ok', what: 'Beeper answers.', how: null },
  { id: 'tray', state: 'mend', what: 'There is none.', how: `Add ${'a tray, '.repeat(9)}now.` },
  { id: 'answers', state: 'mend', what: '1 is odd.', how: 'Update.', details: ['status: number'] },
];

describe('the command line', () => {
  it.each([
    [['--doctor'], { isJSON: false, isThorough: false }],
    [['--doctor', '--json'], { isJSON: true, isThorough: false }],
    [['--json', '--doctor', '--compare'], { isJSON: true, isThorough: true }],
    [['/app', '--doctor', '--no-sandbox', '--user-data-dir=/x'], {}],
  ])('is understood: %j', (argv, expected) => {
    expect(isDoctorStart(argv)).toBe(true);
    expect(readDoctorRequest(argv)).toMatchObject({ kind: 'examine', ...expected });
  });

  it.each([[['--doctor', '--jsn']], [['--doctor=all']], [['--doctor', 'bridgekeeper://open']]])(
    'is refused with what would do: %j',
    (argv) => {
      expect(isDoctorStart(argv)).toBe(true);
      expect(readDoctorRequest(argv)).toMatchObject({
        kind: 'refused',
        sentence: expect.stringContaining('Usage: bridgekeeper --doctor'),
      });
    },
  );

  it('leaves every other start alone', () => {
    expect(isDoctorStart(['/app', '--hidden', 'bridgekeeper://--doctor'])).toBe(false);
  });
});

describe('the answer', () => {
  it('is a page in columns, which reads without its signs', () => {
    expect(doctorPage({ lines, comparison: null }, '0.1.0')).toBe(
      `Bridgekeeper 0.1.0: check-up

✓ fine     Beeper   Beeper answers.
✗ to mend  Tray     There is none.
                    → Add a tray, a tray, a tray, a tray, a tray, a tray, a tray, a
                      tray, a tray, now.
✗ to mend  Answers  1 is odd.
                    → Update.
                    - status: number

2 things are to mend.
`,
    );
    const compared = doctorPage({ lines: [], comparison: ['GET /v1/info: as expected'] }, '0.1.0');
    expect(compared).toMatch(/expects\nGET \/v1\/info: as expected\n$/);
  });

  it('is JSON of one form', () => {
    const answer = JSON.parse(doctorJSON({ lines, comparison: null }, '0.1.0')) as object;
    expect(answer).toEqual({ version: 1, program: '0.1.0', toMend: 2, lines });
  });

  it('ends with 1 when something is to mend', () => {
    expect(doctorExitCode({ lines })).toBe(1);
    expect(doctorExitCode({ lines: lines.slice(0, 1) })).toBe(0);
  });
});
