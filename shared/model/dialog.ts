/** What opens over whatever the window shows: the command palette, or the list of shortcuts. */
export type DialogName = 'palette' | 'shortcuts';
