import type { Severity } from '../../shared/model/account-status';

/** The window's icons; they can be told apart without colour. */
export type IconName =
  | Severity
  | 'problem'
  | 'done'
  | 'back'
  | 'check-now'
  | 'close'
  | 'add'
  | 'minus'
  | 'search'
  | 'copy'
  | 'lock'
  | 'open-lock'
  | 'external'
  | 'pause'
  | 'quiet'
  | 'muted'
  | 'history'
  | 'more'
  | 'settings'
  | 'keyboard';

/** SVG paths in a view box of 16 × 16. */
interface Shape {
  /** Drawn filled, with `stroke` cut out of it in the background's colour. */
  fill?: string;
  stroke: string;
}

const CHECK_MARK: Shape = { stroke: 'M2.8 8.6l3.4 3.4 7-7.6' };

export const ICONS: Record<IconName, Shape> = {
  'action-required': {
    fill: 'M8 1.2c.5 0 1 .27 1.27.72l5.9 10.3A1.5 1.5 0 0 1 13.9 14.5H2.1a1.5 1.5 0 0 1-1.27-2.28l5.9-10.3C7 1.47 7.5 1.2 8 1.2Z',
    stroke: 'M8 5.6v3.6M8 11.8v.01',
  },
  problem: {
    stroke:
      'M2 2l12 12M6.3 3.6 8 2a4 4 0 0 1 5.8 5.6l-1.6 1.7M9.8 12.3 8 14a4 4 0 0 1-5.7-5.7l1.6-1.6',
  },
  unknown: {
    stroke:
      'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM6.2 6.3a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.6-.9 1.2M8 11.5v.01',
  },
  disconnected: {
    stroke: 'M5.5 2.3a6.2 6.2 0 0 1 8.2 8.2M10.5 13.7a6.2 6.2 0 0 1-8.2-8.2M2 2l12 12',
  },
  'in-progress': {
    stroke:
      'M2.2 7a6 6 0 0 1 10.6-2.6L14 5.8M14 2.4v3.4h-3.4M13.8 9a6 6 0 0 1-10.6 2.6L2 10.2M2 13.6v-3.4h3.4',
  },
  connected: CHECK_MARK,
  done: CHECK_MARK,
  off: { stroke: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM5 8h6' },
  back: { stroke: 'M10 3 5 8l5 5' },
  'check-now': { stroke: 'M13.6 9.4A5.8 5.8 0 1 1 12.4 4.2L14 5.8M14 2.2v3.6h-3.6' },
  close: { stroke: 'M3.5 3.5l9 9M12.5 3.5l-9 9' },
  add: { stroke: 'M8 3v10M3 8h10' },
  minus: { stroke: 'M3 8h10' },
  search: { stroke: 'M7 2.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2ZM10.4 10.4 13.8 13.8' },
  copy: {
    stroke:
      'M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM3.5 10.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1',
  },
  lock: {
    stroke:
      'M4.5 7h7a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7',
  },
  'open-lock': {
    stroke:
      'M4.5 7h7a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM5.5 7V4.2a2.5 2.5 0 0 1 4.9-.7',
  },
  external: {
    stroke: 'M6.5 3.5h-3v9h9v-3M9.5 2.5h4v4M13.2 2.8 7.5 8.5',
  },
  pause: { stroke: 'M5.5 3.2v9.6M10.5 3.2v9.6' },
  quiet: { stroke: 'M13.6 9.6A6 6 0 1 1 6.4 2.4a4.8 4.8 0 0 0 7.2 7.2Z' },
  muted: {
    stroke:
      'M4.3 6.6v2.6L2.9 11.4h8.5M6 3.6a3.7 3.7 0 0 1 5.7 3.1v1.6M6.6 13.6a1.6 1.6 0 0 0 2.8 0M2 2l12 12',
  },
  history: { stroke: 'M2.2 8a5.8 5.8 0 1 0 1.9-4.3L2.4 5.2M2.4 2v3.2h3.2M8 4.8V8l2.4 1.6' },
  more: { stroke: 'M3 8v.01M8 8v.01M13 8v.01' },
  settings: {
    stroke:
      'M2 4.7h5.2M11 4.7h3M9.1 2.8a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8ZM14 11.3H8.8M5 11.3H2M6.9 9.4a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8Z',
  },
  keyboard: {
    stroke:
      'M2.6 4h10.8a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H2.6a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM4.4 6.6v.01M6.8 6.6v.01M9.2 6.6v.01M11.6 6.6v.01M5.2 9.4h5.6',
  },
};
