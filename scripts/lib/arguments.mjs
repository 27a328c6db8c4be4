/**
 * Takes these scripts' own flags out of a command line; the rest belongs to the program.
 * @param {readonly string[]} args
 * @returns {{ retryOfficial: boolean, unofficialRuntime: boolean, rest: string[] }}
 *   `--retry-official`: download the official Electron again although that failed lately;
 *   `--unofficial-runtime`: let the program meet real accounts on another Electron
 */
export function readArguments(args) {
  const flags = ['--retry-official', '--unofficial-runtime'];
  return {
    retryOfficial: args.includes('--retry-official'),
    unofficialRuntime: args.includes('--unofficial-runtime'),
    rest: args.filter((arg) => !flags.includes(arg)),
  };
}
