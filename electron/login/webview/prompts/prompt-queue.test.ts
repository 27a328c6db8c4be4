import { expect, it } from 'vitest';
import type { WebviewPrompt } from '../../../../shared/model/webview';
import { createPromptQueue, type PromptAnswer, type PromptQuestion } from './prompt-queue';

const SSO: PromptQuestion = {
  kind: 'http-sign-in',
  host: 'sso.example.com',
  realm: 'Staff',
  isProxy: false,
  isReadable: false,
};
const PROXY: PromptQuestion = { ...SSO, host: 'proxy.example.com:3128', isProxy: true };
const CERTIFICATE: PromptQuestion = {
  kind: 'client-certificate',
  host: 'id.example.com',
  certificates: [],
};
const GIVEN = { kind: 'http-sign-in', username: 'alice', password: 'x' } as const;

function setUp() {
  const shown: (WebviewPrompt | null)[] = [];
  const queue = createPromptQueue((prompt) => shown.push(prompt));
  const replies: PromptAnswer[] = [];
  const ask = (question: PromptQuestion, page = 1) =>
    queue.ask(page, question, (answer) => replies.push(answer));
  const answer = (given: PromptAnswer) => queue.answer(shown.at(-1)?.id ?? 0, given);
  return { queue, shown, replies, ask, answer, now: () => shown.at(-1) };
}

it('asks one thing after the other', () => {
  const { ask, answer, now, replies } = setUp();
  ask(PROXY);
  ask(SSO);
  expect(now()).toMatchObject({ host: 'proxy.example.com:3128', isAgain: false });
  answer(GIVEN);
  expect(now()).toMatchObject({ host: 'sso.example.com' });
  answer(null);
  expect([now(), replies]).toEqual([null, [GIVEN, null]]);
});

it('asks once what several requests of a page ask', () => {
  const { ask, answer, shown, replies } = setUp();
  ask(SSO);
  ask(SSO);
  answer(GIVEN);
  expect([shown.length, replies]).toEqual([2, [GIVEN, GIVEN]]);
});

it('says that an answer was not accepted, as often as it is', () => {
  const { ask, answer, now } = setUp();
  for (const isAgain of [false, true, true]) {
    ask(SSO);
    expect(now()).toMatchObject({ isAgain });
    answer(GIVEN);
  }
});

it('does not ask again what was cancelled, until the page leaves', () => {
  const { ask, answer, now, queue, replies } = setUp();
  ask(SSO);
  answer(null);
  ask(SSO);
  expect([now(), replies]).toEqual([null, [null, null]]);
  ask(SSO, 2);
  expect(now()).toMatchObject({ isAgain: false });
  queue.onPageLeft(2);
  queue.onPageLeft(1);
  ask(SSO);
  expect(now()).toMatchObject({ isAgain: false });
});

it('takes back what a page asked that leaves or closes', () => {
  const { ask, now, queue, replies } = setUp();
  ask(SSO, 1);
  ask(PROXY, 2);
  queue.onPageLeft(1);
  expect([now(), replies]).toEqual([expect.objectContaining({ isProxy: true }), [null]]);
  queue.close();
  expect([now(), replies]).toEqual([null, [null, null]]);
});

it('ignores an answer to something else', () => {
  const { ask, answer, now, queue, replies } = setUp();
  ask(CERTIFICATE);
  queue.answer(-1, null);
  answer(GIVEN);
  expect(replies).toEqual([]);
  answer({ kind: 'client-certificate', index: 0 });
  expect([now(), replies]).toEqual([null, [{ kind: 'client-certificate', index: 0 }]]);
  answer(null);
  expect(replies).toHaveLength(1);
});

it('lets no page ask without end', () => {
  const { ask, shown, replies } = setUp();
  for (let count = 0; count < 100; count += 1) ask({ ...SSO, realm: String(count) });
  expect([shown.length, replies.length]).toEqual([1, 80]);
});
