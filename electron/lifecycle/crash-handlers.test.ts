import { expect, it, onTestFinished, vi } from 'vitest';
import { installCrashHandlers } from './crash-handlers';

const EVENTS = ['uncaughtException', 'unhandledRejection', 'warning'] as const;

/** Emits an event of this process; its listeners are those of before again after the test. */
const emit = (event: (typeof EVENTS)[number], error: Error) =>
  process.emit(event as 'uncaughtException', error);

/** Installs the handlers in this process, where `printed` stands for what Node.js prints itself. */
function install() {
  const before = EVENTS.map((event) => [event, process.rawListeners(event)] as const);
  onTestFinished(() => {
    for (const [event, listeners] of before) {
      process.removeAllListeners(event);
      for (const listener of listeners) process.on(event, listener as () => void);
    }
  });
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.removeAllListeners(event);
  const printed = vi.fn();
  process.on('warning', printed);
  const lines: string[] = [];
  installCrashHandlers((line) => lines.push(line));
  return { lines, printed };
}

it('logs what nobody caught, and goes on', () => {
  const { lines } = install();
  emit('uncaughtException', new Error('first'));
  emit('unhandledRejection', new Error('second'));
  expect(lines).toEqual([
    expect.stringMatching(/^uncaught: Error: first/),
    expect.stringMatching(/^uncaught: Error: second/),
  ]);
});

it('of a warning keeps its kind alone, as it may name the address of a sign-in', () => {
  const { lines, printed } = install();
  const warning = new Error('(node) Failed to load https://login.example/?code=s3cret');
  warning.name = 'UnhandledLoad';
  emit('warning', warning);
  expect(lines).toEqual(['a warning of the runtime: UnhandledLoad']);
  expect(printed).not.toHaveBeenCalled();
});
