/** What a step can say while it runs. */
export interface StepReporter {
  /** Says at once what is being done, for work that takes a while. */
  doing(what: string): void;
  /** Is added to the step's closing line. */
  found(what: string): void;
}

/** Runs one step and says how it went and how long it took; what it throws passes through. */
export function step<T>(name: string, work: (reporter: StepReporter) => T | Promise<T>): Promise<T>;

/** An error in plain words: what happened, and what to do next. */
export function problem(what: string, next: string): Error & { next: string };

/** Says one thing to the person at the terminal. */
export function print(text: string): void;

/** Runs a whole script: its exit code is what `work` gives, or 1 after an error was said. */
export function script(work: () => Promise<number>): Promise<void>;
