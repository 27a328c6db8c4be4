import { describe, expect, it } from 'vitest';
import { loginClient } from '../../logins/testing';
import { simulators } from '../../testing';
import { readReport } from './report-reader';

const start = simulators();

const REPORT = `Bridgekeeper sign-in report 1
Versions: Bridgekeeper 0.1.0
Network: Lab (add, flow x)

Step 1
  type cookies
  opens https://www.example.com/login
  last page "^https://www\\\\.example\\\\.com/inbox$"
  field xs <- cookie xs @ example.com fits "^[a-z, ]+$"
  field auth (optional) <- request_header Authorization of "a{1,3}, b \\\\"c", local_storage auth

Events
  +0.0 s  step 1: type cookies
  +0.3 s  page 1 https://www.example.com/login?…
  +1.2 s  page 2 redirect https://id.partner.com/oauth/{…}
  +2.0 s  found field 1 among the cookies
  +2.1 s  page 1 https://www.example.com/inbox (the last page)
`;

describe('a report', () => {
  it('tells fields, sources and pages', () => {
    expect(readReport(REPORT)).toEqual({
      fields: [
        { id: 'xs', required: true, sources: [{ type: 'cookie', name: 'xs' }] },
        {
          id: 'auth',
          required: false,
          sources: [
            { type: 'request_header', name: 'Authorization' },
            { type: 'local_storage', name: 'auth' },
          ],
        },
      ],
      pages: [
        'https://www.example.com/login?…',
        'https://id.partner.com/oauth/{…}',
        'https://www.example.com/inbox',
      ],
    });
  });

  it.each([
    ['nonsense', /first line/],
    ['Bridgekeeper sign-in report 1\n\nStep 1\n  type user_input', /no step/],
    ['Bridgekeeper sign-in report 1\n  field a <- cookie a', /no page/],
    ['Bridgekeeper sign-in report 1\n  field a <- cookie {…}', /hides the name/],
  ])('says what is missing in %j', (text, sentence) => {
    expect(readReport(text)).toEqual({ missing: expect.stringMatching(sentence) as string });
  });

  it('is played back by the lab, which says when it was given none', async () => {
    const simulator = await start({ seed: 'sign-in', report: REPORT });
    const { currentStep } = await loginClient(simulator).start('lab', { flowID: 'reported' });
    expect(currentStep).toMatchObject({ type: 'cookies', fields: [{ id: 'xs' }, { id: 'auth' }] });
    const bare = await start({ seed: 'sign-in' });
    const asked = await loginClient(bare).start('lab', { flowID: 'reported' });
    expect(asked.currentStep?.instructions).toMatch(/first line.*--report/);
  });
});
