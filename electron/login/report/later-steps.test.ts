import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CookiesStep } from '../../../shared/api/login-session';
import { navigated, start, STEP, value } from './testing/traced-step';

describe('the report of a sign-in whose later steps repeat what was sent', () => {
  // In parts, each with the time limit of a test: a busy machine needs long for so many.
  it.each([1, 2, 3, 4])('holds no value that a later step repeats in any form (part %i)', () => {
    fc.assert(
      fc.property(value, (planted) => {
        const { trace, text } = start();
        fc.pre(!text().toLowerCase().includes(planted.toLowerCase()));
        trace.keepOut([planted]);
        const part = encodeURIComponent(planted);
        const base64 = Buffer.from(planted).toString('base64');
        trace.onStep({
          ...STEP,
          stepID: `step.${planted}`,
          url: `https://www.example.com/${part}/${planted.toUpperCase()}`,
          expectedFinalURLRegex: `^https://x/${planted}$`,
          fields: [{ id: planted, sources: [{ type: 'cookie', name: base64 }], pattern: planted }],
        });
        trace.onWebviewEvent(navigated(`https://www.example.com/${part}`));
        trace.onStep({ type: 'user_input', stepID: planted, fields: [{ id: planted }] });
        const report = text().toLowerCase();
        for (const form of [planted, part, base64])
          expect(report).not.toContain(form.toLowerCase());
      }),
      { numRuns: 250 },
    );
  });

  /** As it stands in a pattern: as Go, as Python, and as JavaScript writes it, and in quotes besides. */
  const escapedForms = (planted: string) => [
    planted.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&'),
    planted.replaceAll(/[^A-Za-z0-9_]/g, '\\$&'),
    planted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    JSON.stringify(planted.replaceAll(/[^A-Za-z0-9]/g, '\\$&')),
  ];
  const withoutBackslashes = (text: string) => text.replaceAll('\\', '').toLowerCase();
  const withPatterns = (pattern: string): CookiesStep => ({
    ...STEP,
    expectedFinalURLRegex: `^https://x/${pattern}$`,
    fields: [
      { id: 'xs', sources: [{ type: 'request_header', name: 'a', requestURLRegex: pattern }] },
      { id: 'auth', sources: [{ type: 'cookie', name: 'a' }], pattern: `^(${pattern})?$` },
    ],
  });

  it('holds no value that a pattern repeats in an escaped form, before or after it is sent', () => {
    const typed = fc.oneof(
      fc.stringMatching(/^[a-z]{4,8}\.[a-z]{4,8}@[a-z]{4,8}\.com$/),
      fc.stringMatching(/^[a-z]{3,6}[!-/:-@[-`{-~ ]{1,5}[a-z]{3,6}$/),
    );
    fc.assert(
      fc.property(typed, fc.nat(3), fc.boolean(), (planted, form, isEarlier) => {
        const { trace, text } = start();
        const step = withPatterns(escapedForms(planted)[form] ?? '');
        if (isEarlier) trace.onStep(step);
        trace.keepOut([planted]);
        if (!isEarlier) trace.onStep(step);
        // A word of the value alone is no word of the step's own.
        const words = planted.split(/[^a-z]+/);
        for (const word of words) trace.onWebviewEvent(navigated(`https://x/q${word}q/${word}`));
        expect(withoutBackslashes(text())).not.toContain(withoutBackslashes(planted));
        fc.pre(!words.some((word) => start().text().includes(word)));
        for (const word of words.filter((one) => one.length > 5))
          expect(text()).not.toContain(word);
      }),
      { numRuns: 300 },
    );
  });

  it.each([301, 4_097, 20_000, 200_000])(
    'holds no part of a value of %i characters that a pattern repeats',
    (length) => {
      const planted = 'Qz7-'.repeat(length / 4 + 1).slice(0, length);
      for (const isEarlier of [true, false])
        for (const pattern of [planted, ...escapedForms(planted)]) {
          const { trace, text } = start();
          if (isEarlier) trace.onStep(withPatterns(pattern));
          trace.keepOut([planted]);
          if (!isEarlier) trace.onStep(withPatterns(pattern));
          trace.onWebviewEvent(navigated(`https://x/${planted}/Qz7-`));
          expect(text().toLowerCase()).not.toContain('qz7');
        }
    },
  );

  it('holds no phone number that a later step repeats with other punctuation', () => {
    const groups = fc.tuple(
      fc.stringMatching(/^[1-9]{1,3}$/),
      fc.stringMatching(/^[0-9]{3}$/),
      fc.stringMatching(/^[0-9]{3}$/),
      fc.stringMatching(/^[0-9]{2,4}$/),
    );
    const spellings = ([country, area, first, last]: readonly string[]) => [
      `+${country} (${area}) ${first}-${last}`,
      `${country}${area}${first}${last}`,
      `00${country}${area}${first}${last}`,
      `+${country}.${area}.${first}.${last}`,
      encodeURIComponent(`+${country} ${area} ${first} ${last}`),
    ];
    fc.assert(
      fc.property(groups, fc.nat(4), fc.nat(4), fc.boolean(), (parts, typed, sent, isEarlier) => {
        const repeated = spellings(parts)[sent] ?? '';
        const step: CookiesStep = {
          ...withPatterns(repeated),
          stepID: `step.${repeated}`,
          url: `https://www.example.com/u/${repeated}`,
        };
        const { trace, text } = start();
        if (isEarlier) trace.onStep(step);
        trace.keepOut([spellings(parts)[typed] ?? '']);
        if (!isEarlier) trace.onStep(step);
        for (const one of spellings(parts)) {
          const part = encodeURIComponent(one);
          trace.onWebviewEvent(navigated(`https://www.example.com/u/${part}`));
          trace.onWebviewEvent(navigated(`https://${one.replaceAll(/\D/g, '')}.example.com/`));
        }
        trace.onStep({ type: 'user_input', stepID: repeated, fields: [{ id: repeated }] });
        for (const line of text().split('\n'))
          expect(line.replaceAll(/%[\da-f]{2}|\D/gi, '')).not.toContain(parts.join(''));
      }),
      { numRuns: 200 },
    );
  });
});
