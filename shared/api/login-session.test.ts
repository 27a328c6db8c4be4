import { describe, expect, it } from 'vitest';
import { cancelledSessionSchema, loginSessionSchema, stepSchema } from './login-session';
import { isUnknownMember } from './open';
import { CANCELLED_SESSION_EXAMPLE, LOGIN_SESSION_EXAMPLE } from './testing/reference-examples';

const SESSION = { bridgeID: 'b', loginSessionID: 's', status: 'waiting_for_input' };

describe('loginSessionSchema', () => {
  it("takes the reference's examples as they stand", () => {
    expect(loginSessionSchema.parse(LOGIN_SESSION_EXAMPLE)).toStrictEqual(LOGIN_SESSION_EXAMPLE);
    expect(cancelledSessionSchema.parse(CANCELLED_SESSION_EXAMPLE)).toStrictEqual(
      CANCELLED_SESSION_EXAMPLE,
    );
  });

  it('takes either ending: without a step, or with one that says complete', () => {
    const over = { ...SESSION, status: 'complete' };
    expect(loginSessionSchema.parse({ ...over, currentStep: null })).toStrictEqual(over);
    const { account } = LOGIN_SESSION_EXAMPLE;
    const ended = { ...over, currentStep: { type: 'complete', account } };
    expect(loginSessionSchema.parse(ended)).toStrictEqual(ended);
  });

  it('hands on a status it has never heard of', () => {
    expect(loginSessionSchema.parse({ ...SESSION, status: 'waiting_for_moon' }).status).toBe(
      'waiting_for_moon',
    );
  });

  it('leaves out what does not fit, field by field and source by source, and names it', () => {
    const currentStep = {
      type: 'cookies',
      stepID: 'c',
      url: 'https://x',
      fields: [
        { id: 1 },
        { id: 'b', pattern: 7, sources: ['cookie', { type: 'cookie', name: 'b' }, { name: 9 }] },
      ],
    };
    const session = loginSessionSchema.parse({ ...SESSION, currentStep });
    expect(session.currentStep).toStrictEqual({
      ...currentStep,
      fields: [{ id: 'b', sources: [{ type: 'cookie', name: 'b' }, {}] }],
    });
    expect(session.misfits).toEqual([
      { path: 'currentStep.fields.0.id', expected: 'string', received: 'number' },
      { path: 'currentStep.fields.1.pattern', expected: 'string', received: 'number' },
      { path: 'currentStep.fields.1.sources.0', expected: 'object', received: 'string' },
      { path: 'currentStep.fields.1.sources.2.name', expected: 'string', received: 'number' },
    ]);
  });

  it('has to say where it stands, by a status, a step or an error', () => {
    const { error } = loginSessionSchema.safeParse({ bridgeID: 'b', loginSessionID: 's' });
    expect(error?.issues.map(({ path }) => path)).toEqual([['status']]);
    const step = { type: 'user_input', stepID: 'u', fields: null };
    expect(loginSessionSchema.parse({ currentStep: step })).toStrictEqual({
      currentStep: { type: 'user_input', stepID: 'u', fields: [] },
    });
    expect(loginSessionSchema.parse({ error: { code: 7 } })).toMatchObject({
      error: { code: '', message: '' },
    });
  });
});

describe('stepSchema', () => {
  it.each([
    { type: 'display_and_wait', stepID: 'd', display: { type: 'qr', data: '2@abc' } },
    { type: 'display_and_wait', stepID: 'd', display: { type: 'emoji', imageURL: 'data:,' } },
    { type: 'display_and_wait', stepID: 'd', display: { type: 'code', data: 'ABCD-EFGH' } },
    { type: 'display_and_wait', stepID: 'd', display: { type: 'nothing' } },
    {
      type: 'cookies',
      stepID: 'fi.mau.slack.login.enter_auth_token',
      url: 'https://example.com',
      fields: [
        { id: 'a', type: 'cookie', name: 'd' },
        { id: 'b', required: false, sources: [{ type: 'request_header', name: 'Cookie' }] },
        { id: 'c' },
      ],
    },
    {
      type: 'user_input',
      stepID: 'u',
      fields: [{ id: 'team', type: 'select', options: ['a', 'b'], pattern: '^[ab]$' }],
    },
  ])('takes $type as it came', (step) => {
    expect(stepSchema.parse(step)).toStrictEqual(step);
  });

  it('hands on a step it has never heard of', () => {
    const step = { type: 'webauthn', stepID: 'w', challenge: { rpId: 'example.com' } };
    const parsed = stepSchema.parse(step);
    expect(parsed).toStrictEqual({ ...step, unknownType: true });
    expect(isUnknownMember(parsed)).toBe(true);
  });

  it('hands on a display it has never heard of', () => {
    const step = { type: 'display_and_wait', stepID: 'd', display: { type: 'hologram', at: 3 } };
    expect(stepSchema.parse(step)).toMatchObject({ display: { type: 'hologram', at: 3 } });
  });

  it('keeps the form when an attachment is of another shape', () => {
    const captcha = { type: 'm.image', filename: 'captcha.png', content: 'aGk=' };
    const attachments = [captcha, 'captcha.png', null, { content: 7 }];
    const step = { type: 'user_input', stepID: 'u', fields: [], attachments };
    const { currentStep } = loginSessionSchema.parse({ ...SESSION, currentStep: step });
    expect(currentStep).toStrictEqual({ ...step, attachments: [captcha, {}] });
  });
});
