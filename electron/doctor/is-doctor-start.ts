/** Whether a command line asks for a check-up, which then takes the place of an ordinary start. */
export function isDoctorStart(argv: readonly string[]): boolean {
  return argv.some((one) => one === '--doctor' || one.startsWith('--doctor='));
}
