import type { Finding } from '../../shared/model/check-up';

// The four ways a check may end.

export const ok = (what: string): Finding => ({ state: 'ok', what, how: null });

export const mend = (what: string, how: string): Finding => ({ state: 'mend', what, how });

export const note = (what: string, how: string | null = null): Finding => ({
  state: 'note',
  what,
  how,
});

export const unknown = (what: string, how: string | null = null): Finding => ({
  state: 'unknown',
  what,
  how,
});
