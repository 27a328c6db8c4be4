import { readdirSync, readFileSync } from 'node:fs';

/** Arguments and environment of every process that has this text in one of them. */
export function processesWith(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => `${read(pid, 'cmdline')}\n${read(pid, 'environ')}`)
    .filter((said) => said.includes(text));
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It has ended, or is another user's.
    return '';
  }
}
