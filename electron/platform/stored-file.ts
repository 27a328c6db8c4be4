import { constants } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  brokenFileLeftText,
  brokenFileText,
  unreadableFileText,
  unwritableFileText,
  type StoredFileName,
} from '../../shared/strings/banners';
import { USER_ONLY, readIfExists, setAside, writeAtomically } from './files';
import { retryWhileInUse } from './retry-in-use';

/** SECURITY: through a link the program would write into another file. Windows has no such flag. */
const APPEND =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** A longer text is not remembered: it would be held for as long as the program runs. */
const REMEMBERED_CHARS = 100_000;

interface ReadOptions<Content> {
  file: string;
  /** What the file is called in what the user reads. */
  what: StoredFileName;
  /** `isBroken`: something in the text cannot be read, so the text itself must not be lost. */
  parse: (text: string) => { content: Content; isBroken: boolean };
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Receives a sentence for the user when the file cannot be read or written. */
  reportToUser: (sentence: string) => void;
}

interface ReadFile<Content> {
  /** What `parse` made of the text; null when there was no text to be had. */
  content: Content | null;
  /** The text that is still in the file; null when it is missing or broken. */
  text: string | null;
  /**
   * False when the file is the only copy of something that could not be read: whoever wrote into it
   * would destroy that.
   */
  isWritable: boolean;
}

/** Reads one of the program's own files; moves a broken one aside. Never rejects. */
export async function readStoredFile<Content>(
  options: ReadOptions<Content>,
): Promise<ReadFile<Content>> {
  const { file, what, parse, now, reportToUser } = options;
  let text: string | null;
  try {
    text = await readIfExists(file);
  } catch (error) {
    reportToUser(unreadableFileText(what, reasonOf(error)));
    return { content: null, text: null, isWritable: false };
  }
  if (text === null) return { content: null, text, isWritable: true };
  const { content, isBroken } = parse(text);
  if (!isBroken) return { content, text, isWritable: true };
  try {
    const aside = await setAside(file, now());
    reportToUser(brokenFileText(what, basename(aside)));
    return { content, text: null, isWritable: true };
  } catch (error) {
    reportToUser(brokenFileLeftText(what, reasonOf(error)));
    return { content, text, isWritable: false };
  }
}

/** A file of the program's own: read once, then written from memory. */
export interface StoredFile<Content> {
  content: Content | null;
  /**
   * Replaces the file in one go, unless this text stands in it already. Writes follow one another;
   * resolves to whether the text is on disk. Never rejects.
   */
  save(text: string): Promise<boolean>;
  /** Adds to the end of the file, as `save` replaces it. */
  append(text: string): Promise<boolean>;
  /** Resolves when every write that was asked for is over. */
  flush(): Promise<void>;
}

/**
 * Opens a file. Where nothing may be written (see `ReadFile.isWritable`), what is saved lives as long
 * as the program does. A disk that refuses is reported once.
 */
export async function openStoredFile<Content>(
  options: ReadOptions<Content>,
): Promise<StoredFile<Content>> {
  const { file, what, reportToUser } = options;
  const { content, text: textRead, isWritable } = await readStoredFile(options);
  let isReported = false;
  /** What stands in the file once the writes are done; null when that is not certain, or long. */
  let lastText = remembered(textRead);
  let writes: Promise<unknown> = Promise.resolve();

  const enqueue = (write: () => Promise<void>): Promise<boolean> => {
    const written = writes.then(write).then(
      () => true,
      (error: unknown) => {
        lastText = null;
        if (!isReported) reportToUser(unwritableFileText(what, reasonOf(error)));
        isReported = true;
        return false;
      },
    );
    writes = written;
    return written;
  };

  return {
    content,
    async save(text) {
      if (!isWritable) return false;
      if (text === lastText) return writes.then(() => text === lastText);
      lastText = remembered(text);
      return enqueue(() => writeAtomically(file, text));
    },
    async append(text) {
      if (!isWritable) return false;
      lastText = null;
      const options = { mode: USER_ONLY, flag: APPEND };
      return enqueue(() => retryWhileInUse(() => appendFile(file, text, options)));
    },
    async flush() {
      await writes;
    },
  };
}

const remembered = (text: string | null) =>
  text === null || text.length > REMEMBERED_CHARS ? null : text;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
