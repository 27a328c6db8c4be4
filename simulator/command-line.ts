import { parseArgs } from 'node:util';
import { SEEDS } from './seed';
import type { SimulatorOptions } from './simulator';

export const USAGE = `npm run simulator -- [--port N] [--seed ${SEEDS.join('|')}] [--report FILE]

  --port N     listen on this port (a free one when left out)
  --seed NAME  what to start with (${SEEDS[0]} when left out)
  --report F   a report of a sign-in, as the program writes it; the lab plays it back
  --help       show this`;

export type CommandLine =
  | { kind: 'start'; options: SimulatorOptions; reportFile?: string }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

/** Reads the arguments after the program's name. */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        report: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return { kind: 'help' };
    return {
      kind: 'start',
      options: { ...portOf(values.port), ...seedOf(values.seed) },
      ...(values.report === undefined ? {} : { reportFile: values.report }),
    };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

const PORT_MAX = 65_535;

function portOf(value: string | undefined): Pick<SimulatorOptions, 'port'> {
  if (value === undefined) return {};
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= PORT_MAX) return { port };
  throw new Error(`--port takes a number from 0 to ${PORT_MAX}, not "${value}".`);
}

function seedOf(value: string | undefined): Pick<SimulatorOptions, 'seed'> {
  if (value === undefined) return {};
  const seed = SEEDS.find((name) => name === value);
  if (seed === undefined) throw new Error(`--seed takes ${SEEDS.join(', ')}, not "${value}".`);
  return { seed };
}
