import type { Certificate } from 'electron';
import { expect, it } from 'vitest';
import { certificateQuestion, httpQuestion } from './prompts.electron';

const INFO = {
  isProxy: false,
  scheme: 'basic',
  host: 'sso.example.com',
  port: 443,
  realm: 'Staff',
};

it.each([
  ['https://sso.example.com/', {}, { host: 'sso.example.com', isReadable: false }],
  ['http://sso.example.com/', { port: 80 }, { host: 'sso.example.com', isReadable: true }],
  [
    'http://sso.localhost:8080/',
    { host: 'sso.localhost', port: 8080 },
    { host: 'sso.localhost:8080', isReadable: false },
  ],
  [
    'https://a.example/',
    { host: 'proxy', port: 3128, isProxy: true },
    { host: 'proxy:3128', isReadable: true },
  ],
  ['https://a.example/', { realm: '' }, { realm: null }],
  ['https://a.example/', { realm: '\u202eevil\n<b>' }, { realm: 'evil <b>' }],
])('%s %j asks %j', (url, info, question) => {
  expect(httpQuestion({ url }, { ...INFO, ...info })).toMatchObject(question);
});

it('cuts a realm of 100 kB', () => {
  const question = httpQuestion(
    { url: 'https://a.example/' },
    { ...INFO, realm: 'r'.repeat(100_000) },
  );
  expect(question).toMatchObject({ realm: `${'r'.repeat(199)}…` });
});

it('shows nothing that turns text round, whoever wrote it', () => {
  const turned = 'moc.evil\u202e.example';
  const sure = { url: 'https://a.example/' };
  expect(httpQuestion(sure, { ...INFO, host: turned })).toMatchObject({
    host: 'moc.evil .example',
  });
  const certificate = { subjectName: turned, issuerName: turned, validExpiry: 1 } as Certificate;
  expect(certificateQuestion(turned, [certificate])).toMatchObject({
    host: 'moc.evil .example',
    certificates: [{ subject: 'moc.evil .example', issuer: 'moc.evil .example' }],
  });
});

it('names certificates for people', () => {
  const certificate = {
    subjectName: 'Alice',
    issuerName: 'Example CA',
    validExpiry: 1_900_000_000,
  } as Certificate;
  for (const url of ['https://id.example.com/sso', 'id.example.com']) {
    expect(certificateQuestion(url, [certificate])).toEqual({
      kind: 'client-certificate',
      host: 'id.example.com',
      certificates: [
        { index: 0, subject: 'Alice', issuer: 'Example CA', expiresAt: 1_900_000_000_000 },
      ],
    });
  }
});
