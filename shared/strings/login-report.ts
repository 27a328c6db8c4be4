/** The report of a sign-in, which a user may send to those who look after the program. */
export const REPORT_TEXT = {
  open: 'Report this sign-in',
  heading: 'A report of this sign-in',
  about:
    'It says which pages came, what was found and when, and what went wrong, so that somebody can mend it. Nothing you entered is in it, and nothing that anybody could sign in with. Read it before you pass it on.',
  label: 'The report',
  copy: 'Copy the report',
  close: 'Close',
  loading: 'Writing the report…',
  omitted: (count: number) => `and ${count} more`,
} as const;
