import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A guard: a piece of code that a danger would get past, and the test that fails without it. */
export interface Guard {
  /** The file it stands in, from the project's folder. */
  readonly file: string;
  /** How the `SECURITY:` comment begins that names the danger. */
  readonly danger: string;
  /** The code that holds the danger off; it stands once in the file. */
  readonly code: string;
  /** What stands there when the guard is taken out; it must still load. */
  readonly without: string;
  /** A unit test's file, or an e2e test's file and the beginning of its title. */
  readonly heldBy: string | { readonly e2e: string; readonly title: string };
}

/** A `SECURITY:` comment in the code. */
export interface Danger {
  readonly file: string;
  /** What the comment says, on one line. */
  readonly text: string;
}

const GUARDED = ['electron', 'shared', 'renderer', 'extension'];
const SOURCE = /\.(?:ts|svelte|html)$/;
const COMMENT = /(?:\/\/|\/?\*+|<!--)[^\n]*?\bSECURITY:\s*([^\n]*(?:\n\s*(?:\/\/|\*)[^\n]*)*)/g;
const CONTINUED = /\s*\n\s*(?:\/\/|\*)\s*/g;

/** Every `SECURITY:` comment of the program, in the order of its files. */
export function readDangers(): Danger[] {
  const files = GUARDED.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  );
  return files
    .filter((file) => SOURCE.test(file) && !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(COMMENT)].map(([, text = '']) => ({
        file,
        text: text.replace(CONTINUED, ' ').trim(),
      })),
    );
}

/** Whether a guard is the one that a comment speaks of. */
export const holdsOff = (guard: Guard, { file, text }: Danger) =>
  guard.file === file && text.startsWith(guard.danger);
