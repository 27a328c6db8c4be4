import type { Guard } from '../guard';

/** Between the program and Beeper, and towards other programs and users of the computer. */
export const GUARDS_AROUND_BEEPER: readonly Guard[] = [
  {
    file: 'electron/history/history-export.ts',
    danger: 'a spreadsheet runs what begins like a formula',
    code: "typeof value === 'string' ? `'${text}` : text",
    without: 'text',
    heldBy: 'electron/history/history-export.test.ts',
  },
];
