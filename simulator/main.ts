import { readFile } from 'node:fs/promises';
import { banner } from './banner';
import { readCommandLine, USAGE } from './command-line';
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

async function run(options: SimulatorOptions, reportFile: string | undefined): Promise<void> {
  const report = reportFile === undefined ? {} : { report: await readFile(reportFile, 'utf8') };
  const simulator = await startSimulator({ ...options, ...report });
  process.stdout.write(banner(simulator));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end(simulator));
  }
}

async function end(simulator: Simulator): Promise<void> {
  await simulator.stop();
  process.stdout.write('\nThe simulator has ended.\n');
}

function reasonOf(error: unknown, { port }: SimulatorOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} is taken. Choose another one, or leave --port out for a free one.`;
  }
  if (code === 'EACCES') return `This user may not listen on port ${String(port)}.`;
  return error instanceof Error ? error.message : String(error);
}

const command = readCommandLine(process.argv.slice(2));
if (command.kind === 'help') {
  process.stdout.write(`${USAGE}\n`);
} else if (command.kind === 'wrong') {
  process.stderr.write(`${command.message}\n\n${USAGE}\n`);
  process.exitCode = EXIT_USAGE;
} else {
  run(command.options, command.reportFile).catch((error: unknown) => {
    process.stderr.write(`${reasonOf(error, command.options)}\n`);
    process.exitCode = EXIT_FAILED;
  });
}
