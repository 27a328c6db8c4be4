import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoginStage } from '../../../shared/model/login';
import { cookie, navigated, start, STEP, value } from './testing/traced-step';

describe('the report of a sign-in', () => {
  it('says what was asked for, which pages came, and what was found when and where', async () => {
    const { clock, play, text } = start();
    play(navigated('https://www.example.com/login?next=%2Finbox'));
    await clock.advance(1_200);
    play(navigated('https://id.partner.com/oauth/u7x91', 2));
    play({ kind: 'page-closed', page: 2 });
    play({ kind: 'cookies', cookies: [cookie('xs', 'secret-value-1')] });
    play({
      kind: 'request',
      url: 'https://www.example.com/api/u7x91',
      headers: { Authorization: 'Bearer abcdef' },
    });
    await clock.advance(300);
    play(navigated('https://www.example.com/inbox'));
    await clock.advance(2_000);
    expect(text()).toBe(
      [
        'Bridgekeeper sign-in report 1',
        'Versions: Bridgekeeper 0.1.0, Electron 45.4.1',
        'Network: Lab (reconnect, flow cookies)',
        '',
        'Step 1',
        '  type cookies',
        '  id fi.mau.lab.cookies',
        '  opens https://www.example.com/login',
        '  last page "^https://www\\\\.example\\\\.com/inbox$"',
        '  field xs <- cookie xs @ example.com',
        '  field auth (optional) <- request_header Authorization',
        '  field box (optional) <- local_storage box',
        '',
        'Events',
        '  +0.0 s  step 1: type cookies',
        '  +0.0 s  page 1 https://www.example.com/login?…',
        '  +0.0 s  waits for values',
        '  +1.2 s  page 2 https://id.partner.com/oauth/{…}',
        '  +1.2 s  page 2 closed',
        '  +1.2 s  found field 1 among the cookies',
        '  +1.2 s  waits for final-page',
        '  +1.2 s  found field 2 in headers to https://www.example.com/api/{…}',
        '  +1.5 s  page 1 https://www.example.com/inbox (the last page)',
        '  +1.5 s  waits for settling',
        '  +1.5 s  sends the cookies step',
        '  +1.5 s  waits for sending',
        '',
      ].join('\n'),
    );
  });

  it('ends where it is long enough, and says so', () => {
    const { play, text } = start();
    for (let page = 0; page < 1_000; page += 1) play(navigated('https://www.example.com/', page));
    expect(text().split('\n').length).toBeLessThan(430);
    expect(text()).toMatch(/and \d+ more\n$/);
  });

  // In parts, each with the time limit of a test: a busy machine needs long for so many.
  it.each([1, 2, 3, 4])('holds no value, wherever a page or a user puts it (part %i)', () => {
    const ownWords = start().text().toLowerCase();
    fc.assert(
      fc.property(value, fc.nat(), (planted, seed) => {
        const part = encodeURIComponent(planted);
        const label = planted.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
        const addresses = [
          `https://www.example.com/${part}/home`,
          `https://www.example.com/login?token=${part}#${part}`,
          `https://${label}.example.com/`,
          `https://${part}:${part}@www.example.com/`,
          `app-${label}://${part}/${part}`,
          `https://www.example.com/inbox#${part}`,
        ];
        const url = addresses[seed % addresses.length] ?? '';
        const { trace, play, text } = start();
        play(navigated(url));
        play(navigated(url, 2, false));
        play({ kind: 'app-link', page: 1, url });
        play({ kind: 'cookies', cookies: [cookie('xs', planted), cookie(label, planted)] });
        play({ kind: 'request', url, headers: { Authorization: planted, [label]: planted } });
        play({ kind: 'request-body', url, body: planted });
        play({ kind: 'storage', origin: url, entries: { box: planted }, tooLarge: [] });
        play({ kind: 'script', values: { xs: planted }, isResult: true, tooLarge: [] });
        const failed: LoginStage = {
          ...{ kind: 'failed', code: planted, sentence: planted, next: planted, detail: planted },
          ...{ remedy: { kind: 'start-again' }, isUnknown: true },
        };
        trace.onStage(failed);
        const report = text().toLowerCase();
        // One of letters alone may be one of our own words; then it is not the value that stands there.
        fc.pre(!ownWords.includes(planted.toLowerCase()));
        expect(report).not.toContain(planted.toLowerCase());
        expect(report).not.toContain(part.toLowerCase());
        // Of one like "-a------d---" two letters are left, which stand in any text.
        if (label.length >= 6) expect(report).not.toContain(label);
      }),
      { numRuns: 500 },
    );
  });

  it('holds no token of the path of the step’s own address', () => {
    const token = fc.oneof(
      fc.stringMatching(/^[a-z]{21,40}$/),
      fc.stringMatching(/^[A-Za-z_-]{0,10}[0-9][A-Za-z0-9_-]{11,30}$/),
      fc.stringMatching(/^[a-z0-9]{7,9}\.[a-z0-9]{7,9}[0-9]$/),
    );
    fc.assert(
      fc.property(token, (planted) => {
        const url = `https://www.example.com/link/${planted}`;
        const { play, text } = start({ ...STEP, url });
        play(navigated(url));
        play(navigated(`https://${planted}.example.com/`));
        expect(text()).toContain('opens https://www.example.com/link/{…}\n');
        for (const part of planted.split('.'))
          expect(text().toLowerCase()).not.toContain(part.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the plain words of the step’s own address', () => {
    const { play, text } = start({ ...STEP, url: 'https://www.example.com/web-client/v2/log_on' });
    play(navigated('https://www.example.com/log_on/web-client'));
    expect(text()).toContain('opens https://www.example.com/web-client/v2/log_on\n');
    expect(text()).toContain('page 1 https://www.example.com/log_on/web-client\n');
  });

  it('forgets the values when the login is over, and takes in nothing more', () => {
    const { trace, text } = start();
    trace.onRequest('a word: pass/word 1');
    trace.keepOut(['pass/word 1', '  ', 'a', 'x'.repeat(1_000_000)]);
    expect(text()).toContain('a word: {…}');
    trace.close();
    const before = text();
    trace.onRequest('pass/word 1');
    expect(text()).toBe(before);
  });

  it('stays short, whatever a bridge asks for', () => {
    const { trace, text } = start();
    const fields = Array.from({ length: 5_000 }, (_, index) => ({ id: `field-${index}` }));
    for (let step = 0; step < 500; step += 1) trace.onStep({ ...STEP, fields });
    expect(text().length).toBeLessThan(200_000);
  });
});
