import { describe, expect, it } from 'vitest';
import {
  entriesOf,
  firstToFill,
  isOtherQuestion,
  isTyped,
  kindOf,
  labelOf,
  optionsOf,
  problemOf,
  problemsOf,
  startTexts,
  textsForNextRound,
  valueOf,
} from './input-field';

describe('kindOf', () => {
  it.each([
    ['username', 'text', 'text', 'username', false],
    ['password', 'password', 'text', 'current-password', true],
    ['phone_number', 'tel', 'tel', 'tel', false],
    ['email', 'email', 'email', 'email', false],
    ['2fa_code', 'text', 'numeric', 'one-time-code', true],
    ['token', 'password', 'text', 'off', true],
    ['url', 'url', 'url', 'off', false],
    ['domain', 'text', 'url', 'off', false],
    ['captcha_code', 'text', 'text', 'off', true],
    ['text', 'text', 'text', 'off', false],
    ['retina_scan', 'text', 'text', 'off', false],
    [undefined, 'text', 'text', 'off', false],
  ])('%s', (type, inputType, inputmode, autocomplete, isSecret) => {
    const field = { id: 'f', ...(type === undefined ? {} : { type }) };
    expect(kindOf(field)).toEqual({
      control: 'line',
      type: inputType,
      inputmode,
      autocomplete,
      isSecret,
    });
  });

  it('lets the user choose where there is a choice', () => {
    const select = { id: 'f', type: 'select' };
    expect(kindOf({ ...select, options: ['Acme'] }).control).toBe('choice');
    expect(kindOf({ ...select, options: [] }).control).toBe('line');
    expect(kindOf(select).control).toBe('line');
    const many = Array.from({ length: 10_000 }, (_, index) => `Place ${index}`);
    expect(kindOf({ ...select, options: many }).control).toBe('search');
    expect(problemOf({ ...select, options: many }, 'Place 9999')).toBeNull();
    expect(problemOf({ ...select, options: many }, 'Place')).toBe('Choose one of these.');
  });

  it('has a keyboard of digits where the pattern takes nothing else', () => {
    expect(kindOf({ id: 'pin', pattern: '^[0-9]{4}$' }).inputmode).toBe('numeric');
    expect(kindOf({ id: 'pin', type: '2fa_code', pattern: '^[a-z]{4}$' }).inputmode).toBe('text');
  });
});

describe('labelOf', () => {
  it('is the bridge’s, else the type’s, else the ID', () => {
    expect(labelOf({ id: 'f', type: 'email', label: 'Work email' })).toBe('Work email');
    expect(labelOf({ id: 'f', type: 'email', label: ' ' })).toBe('Email address');
    expect(labelOf({ id: 'fi.mau.pin', type: 'retina_scan' })).toBe('fi.mau.pin');
  });
});

describe('optionsOf', () => {
  it('names each choice once', () => {
    expect(optionsOf({ id: 'f', options: ['a', 'b', 'a'] })).toEqual(['a', 'b']);
  });
});

describe('valueOf', () => {
  it('leaves a password as it is typed, and trims anything else', () => {
    expect(valueOf({ id: 'f', type: 'password' }, ' pass word ')).toBe(' pass word ');
    expect(valueOf({ id: 'f', type: 'token' }, ' abc\n')).toBe('abc');
    expect(valueOf({ id: 'f', type: '2fa_code' }, '123 456')).toBe('123456');
  });

  it.each([
    [undefined, '123 456', '123456'],
    // Of Instagram, Discord and Slack.
    ['^.{5,8}$', '123 456', '123456'],
    ['^(\\d+)$', '123 456', '123456'],
    ['^[a-zA-Z0-9]{3}-?[a-zA-Z0-9]{3}$', '123 456', '123456'],
    ['^\\d{3}-\\d{3}$', ' 123-456', '123-456'],
    ['^.{5,20}$', 'ab12-cd34', 'ab12-cd34'],
  ])('takes the gaps out of a code where the pattern %s lets it', (pattern, text, value) => {
    const field = { id: 'f', type: '2fa_code', ...(pattern === undefined ? {} : { pattern }) };
    expect(valueOf(field, text)).toBe(value);
    expect(problemOf(field, text)).toBeNull();
  });

  it.each([
    [undefined, ' +1 (415)\u00a0555–12 ', '+141555512'],
    [undefined, '\u202a+49 30 123\u202c', '+4930123'],
    [undefined, '+44 (0)20 7946 0958', '+442079460958'],
    ['^\\+[1-9]\\d{6,14}$', '+1 212 555 1234', '+12125551234'],
    ['^\\d{3} \\d{4}$', '555 1234', '555 1234'],
    [undefined, ' a-b@example.com', 'a-b@example.com'],
  ])('takes out of a phone number what is none of it (pattern %s)', (pattern, text, value) => {
    const field = { id: 'f', type: 'phone_number', ...(pattern === undefined ? {} : { pattern }) };
    expect(valueOf(field, text)).toBe(value);
    expect(problemOf(field, text)).toBeNull();
  });
});

describe('problemOf', () => {
  const pin = { id: 'pin', type: '2fa_code', pattern: '^[0-9]{4}$' };

  it('is a missing value, unless that is optional', () => {
    expect(problemOf(pin, ' ')).toBe('Please fill this in.');
    expect(problemOf({ ...pin, optional: true }, '')).toBeNull();
    expect(problemOf({ id: 'p', type: 'password' }, ' ')).toBeNull();
    expect(problemOf({ id: 's', type: 'select', options: ['a'] }, '')).toBe('Choose one of these.');
  });

  it.each([
    ['Optional if you use OpenAI instead', undefined, true],
    ['Optional. Leave blank to let Codex infer it.', undefined, true],
    ['Required only when auth_mode=apiKey', undefined, true],
    ['Optional', false, false],
    ['An API key (optional)', undefined, true],
    ['This is not optional', undefined, false],
    ['Non-optional', undefined, false],
    ['Enter your number (country code optional)', undefined, false],
    ['The code from your app. The dash is optional.', undefined, false],
    ['Your password is only needed once.', undefined, false],
    ['Your user name', undefined, false],
  ])('lets a field be empty whose bridge says so: %s', (description, optional, may) => {
    const field = { id: 'f', description, ...(optional === undefined ? {} : { optional }) };
    expect(problemOf(field, '') === null).toBe(may);
  });

  it('accepts only a choice that is an option, and sends it unchanged', () => {
    const region = { id: 's', type: 'select', options: ['Europe ', 'America'] };
    expect(problemOf(region, 'Asia')).toBe('Choose one of these.');
    expect(problemOf(region, 'Europe ')).toBeNull();
    expect(valueOf(region, 'Europe ')).toBe('Europe ');
  });

  it('is not held up by any pattern', () => {
    const slow = { id: 'f', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' };
    // An engine that backtracks would not come back from this within years.
    expect(problemOf(slow, 'a'.repeat(60))).not.toBeNull();
  });

  it('compares the pattern with the value as it will be sent', () => {
    expect(problemOf(pin, '12-34')).toBeNull();
    expect(problemOf(pin, '12345')).toBe('This does not look right. Check it for typos.');
    expect(problemOf({ ...pin, optional: true }, '1')).not.toBeNull();
  });

  it.each(['(', '(?=x)', '(x)\\1'])('leaves %s, which Go cannot read, to the bridge', (pattern) => {
    expect(problemOf({ id: 'f', pattern }, 'ABC')).toBeNull();
  });

  it.each(['(?i)^abc$', '\\AABC\\z', '[[:alpha:]]+', '(?P<name>B)'])('reads %s', (pattern) => {
    expect(problemOf({ id: 'f', pattern }, 'ABC')).toBeNull();
    expect(problemOf({ id: 'f', pattern }, '12')).not.toBeNull();
  });
});

describe('texts of a form', () => {
  const fields = [
    { id: 'user', type: 'username', initialValue: 'alice' },
    { id: 'pass', type: 'password' },
    { id: 'code', type: '2fa_code', initialValue: '000000' },
  ];

  it('start with what the bridge suggests', () => {
    expect(startTexts(fields)).toEqual(['alice', '', '000000']);
    expect(isTyped(fields, startTexts(fields))).toBe(false);
    expect(isTyped(fields, ['', '', '000000'])).toBe(true);
  });

  it('lose their secrets when asked again, keep the rest, and take in new fields', () => {
    const before = { fields, texts: ['bob', 'secret', '123456'] };
    const asked = [{ id: 'note', initialValue: 'hi' }, ...fields];
    expect(textsForNextRound(asked, before)).toEqual(['hi', 'bob', '', '']);
  });

  it('are not those of another question, which may have been a secret', () => {
    const code = { id: 'answer', type: '2fa_code' };
    const phone = { id: 'answer', type: 'phone_number' };
    expect(isOtherQuestion([code], [phone])).toBe(true);
    expect(isOtherQuestion([code], [{ ...code, label: 'Your phone’s last digits' }])).toBe(true);
    expect(isOtherQuestion([code], [code, { id: 'captcha' }])).toBe(false);
    const name = { id: 'a', type: 'text', label: 'First name' };
    expect(isOtherQuestion([name], [{ ...name, label: 'Last name' }])).toBe(true);
    expect(isOtherQuestion([name], [{ ...name, label: 'First name (again)' }])).toBe(false);
    expect(isOtherQuestion([code], [])).toBe(false);
    expect(textsForNextRound([phone], { fields: [code], texts: ['123456'] })).toEqual(['']);
  });

  it('have a first field to fill', () => {
    expect(firstToFill(fields, ['a', '', ''])).toBe(1);
    expect(firstToFill(fields, ['a', 'b', 'c'])).toBe(0);
    expect(firstToFill([], [])).toBe(-1);
  });
});

describe('fields by any name', () => {
  const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''];
  const odd = ids.map((id) => ({ id }));

  it('begin empty, have no problem of their own, and are sent by their names', () => {
    expect(startTexts(odd)).toEqual(ids.map(() => ''));
    expect(problemsOf(odd, [])).toEqual(ids.map(() => 'Please fill this in.'));
    expect(problemsOf(odd, ids)).toEqual(
      ids.map((id) => (id === '' ? 'Please fill this in.' : null)),
    );
    expect(entriesOf(odd, ['a', 'b', 'c', 'd', 'e'])).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
      ['hasOwnProperty', 'd'],
      ['', 'e'],
    ]);
    const again = textsForNextRound(odd, { fields: odd, texts: ['a', 'b', 'c', 'd', 'e'] });
    expect(again).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('have a label even without a name', () => {
    expect(labelOf({ id: ' ' })).toBe('Answer');
  });

  it('that come twice must hold the same, and are sent once', () => {
    const twice = [
      { id: 'mail', label: 'Mail' },
      { id: 'mail', label: 'Mail again' },
    ];
    expect(problemsOf(twice, ['a@b.c', 'a@b.d'])).toEqual([
      null,
      'Enter the same as in “Mail”: Beeper takes them for one.',
    ]);
    expect(problemsOf(twice, ['a@b.c', ' a@b.c'])).toEqual([null, null]);
    expect(entriesOf(twice, ['a@b.c', 'a@b.c'])).toEqual([['mail', 'a@b.c']]);
    const before = { fields: twice, texts: ['one', 'two'] };
    expect(textsForNextRound(twice, before)).toEqual(['one', 'two']);
  });
});
