import type { WebviewPrompt } from '../../../../shared/model/webview';

type Without<Prompt, Key extends PropertyKey> = Prompt extends unknown ? Omit<Prompt, Key> : never;

/** What a server asks, before it is in the queue. */
export type PromptQuestion =
  | Without<Extract<WebviewPrompt, { kind: 'http-sign-in' }>, 'id' | 'isAgain'>
  | Without<Extract<WebviewPrompt, { kind: 'client-certificate' }>, 'id'>;

/** What the user answers; null is "Cancel". It goes to Chromium, and nowhere else. */
export type PromptAnswer =
  | { kind: 'http-sign-in'; username: string; password: string }
  | { kind: 'client-certificate'; index: number }
  | null;

/** More than any page of a sign-in asks at once. */
const MAX_WAITING = 20;

interface Waiting {
  prompt: WebviewPrompt;
  key: string;
  page: number;
  /** Several requests of a page may ask the same. */
  replies: ((answer: PromptAnswer) => void)[];
}

/** Asks the user one thing after the other. */
export interface PromptQueue {
  /** `reply` is called once. */
  ask(page: number, question: PromptQuestion, reply: (answer: PromptAnswer) => void): void;
  /** An answer that does not fit what is asked now is ignored. */
  answer(id: number, answer: PromptAnswer): void;
  /** The page is closed or leaves for another: nobody waits, and what was cancelled may come again. */
  onPageLeft(page: number): void;
  close(): void;
}

let lastID = 0;

/** @param onChange receives what is asked now; null when nothing is */
export function createPromptQueue(onChange: (prompt: WebviewPrompt | null) => void): PromptQueue {
  let waiting: readonly Waiting[] = [];
  /** What was answered: a server that asks it again did not accept the answer. */
  const answered = new Set<string>();
  /** What was cancelled on the page that is shown, by page. */
  const cancelled = new Map<number, Set<string>>();

  const setWaiting = (next: readonly Waiting[]) => {
    const before = waiting[0];
    waiting = next;
    if (before !== next[0]) onChange(next[0]?.prompt ?? null);
  };
  const remove = (isRemoved: (each: Waiting) => boolean) => {
    const removed = waiting.filter(isRemoved);
    setWaiting(waiting.filter((each) => !isRemoved(each)));
    removed.flatMap(({ replies }) => replies).forEach((reply) => reply(null));
  };

  return {
    ask(page, question, reply) {
      const key = JSON.stringify(question);
      const same = waiting.find((each) => each.page === page && each.key === key);
      if (same !== undefined) {
        same.replies.push(reply);
        return;
      }
      if (waiting.length >= MAX_WAITING || cancelled.get(page)?.has(key) === true) {
        reply(null);
        return;
      }
      lastID += 1;
      const prompt: WebviewPrompt =
        question.kind === 'http-sign-in'
          ? { ...question, id: lastID, isAgain: answered.has(key) }
          : { ...question, id: lastID };
      setWaiting([...waiting, { prompt, key, page, replies: [reply] }]);
    },
    answer(id, answer) {
      const asked = waiting[0];
      if (asked === undefined || asked.prompt.id !== id) return;
      if (answer !== null && answer.kind !== asked.prompt.kind) return;
      const { key, page, replies } = asked;
      if (answer !== null) answered.add(key);
      else cancelled.set(page, new Set([...(cancelled.get(page) ?? []), key]));
      setWaiting(waiting.slice(1));
      replies.forEach((reply) => reply(answer));
    },
    onPageLeft(page) {
      cancelled.delete(page);
      remove((each) => each.page === page);
    },
    close: () => remove(() => true),
  };
}
