import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { SEVERITIES, type Severity } from '../../shared/model/account-status';
import {
  STATUS_VERSION,
  type AccountStatus,
  type OverallStatus,
  type ProgramStatus,
} from '../../shared/model/program-status';

/** What is in a status file. */
export type ReadStatus =
  | { kind: 'read'; status: ProgramStatus }
  | { kind: 'missing' }
  /** It is no file, too long, or nothing that Bridgekeeper wrote. */
  | { kind: 'unreadable' }
  /** A newer Bridgekeeper wrote it, in another form. */
  | { kind: 'newer' };

/** Hundreds of accounts with the longest names need less. */
const MAX_BYTES = 4_000_000;

const OVERALL = new Set<string>([
  'not-running',
  'starting',
  'not-connected',
  'beeper-unreachable',
  'action-required',
  'disconnected',
  'ok',
] satisfies OverallStatus[]);

/** Reads a status file at once. Never waits, whatever stands in its place, and never throws. */
export function readStatus(file: string): ReadStatus {
  const text = readRegularFile(file);
  if (text === null || text === 'missing') return { kind: text ?? 'unreadable' };
  return parseStatus(text);
}

/** A status from the text of its file. */
export function parseStatus(text: string): ReadStatus {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable' };
  }
  if (!isRecord(value) || typeof value['version'] !== 'number') return { kind: 'unreadable' };
  if (value['version'] > STATUS_VERSION) return { kind: 'newer' };
  return isStatus(value) ? { kind: 'read', status: value } : { kind: 'unreadable' };
}

/** The text of a file; null when it cannot be read. A link to a file is not what we write. */
function readRegularFile(file: string): string | 'missing' | null {
  let descriptor: number | null = null;
  try {
    // Without waiting: a pipe in its place would be opened only when somebody writes into it. Windows
    // has neither flag.
    const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
    descriptor = openSync(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > MAX_BYTES) return null;
    const bytes = Buffer.alloc(stats.size);
    const length = readSync(descriptor, bytes, 0, stats.size, 0);
    return bytes.toString('utf8', 0, length);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** Whether a value holds everything that is printed of it. */
function isStatus(value: object): value is ProgramStatus {
  if (!isRecord(value)) return false;
  const { running, pid, overall, problem, demo, counts, accounts, silences } = value;
  return (
    typeof running === 'boolean' &&
    isNumberOrNull(pid) &&
    typeof overall === 'string' &&
    OVERALL.has(overall) &&
    (problem === null || typeof problem === 'string') &&
    typeof demo === 'boolean' &&
    isRecord(counts) &&
    typeof counts['needUser'] === 'number' &&
    typeof counts['total'] === 'number' &&
    Array.isArray(accounts) &&
    accounts.every(isAccount) &&
    isRecord(silences) &&
    'snooze' in silences &&
    'quietUntil' in silences
  );
}

function isAccount(value: unknown): value is AccountStatus {
  if (!isRecord(value)) return false;
  const { network, name, status, severity, needsUser, silenced } = value;
  return (
    typeof network === 'string' &&
    (name === null || typeof name === 'string') &&
    typeof status === 'string' &&
    SEVERITIES.includes(severity as Severity) &&
    typeof needsUser === 'boolean' &&
    (silenced === null || silenced === 'muted' || silenced === 'acknowledged')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === 'number';
}
