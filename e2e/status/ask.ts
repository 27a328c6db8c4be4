import type { Program } from '../program';

/** What `--status` answers beside a program, and the code it ends with. */
export interface Asked {
  code: number | null;
  /** What it prints, but for what Chromium says of the machine. */
  lines: readonly string[];
}

/** Asks for the status as another program does: by a start of its own on the same folder. */
export async function askStatus(
  program: Pick<Program, 'startSecond'>,
  ...args: string[]
): Promise<Asked> {
  const { code, output } = await program.startSecond(['--status', ...args]);
  const lines = output.split('\n').filter((line) => line !== '' && !line.includes(':ERROR:bus.cc'));
  return { code, lines };
}
