/** What the badge can say in place of its sign; more than nine is "9+". */
export const COUNTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9plus'] as const;

export type Count = (typeof COUNTS)[number];

/**
 * The middle lines of the figures: SVG path data, in the icon's units, around the badge's centre. They
 * are drawn here and not taken from a font, so that they stay open in a badge of eleven pixels.
 */
export const FIGURES: Record<Count, string> = {
  '1': 'M-1.5-1.3.5-2.75V3.5',
  '2': 'M-1.65-1.1a1.7 1.7 0 1 1 2.9 1.2L-1.6 2.75H2.3',
  '3': 'M-2-2.75H1.3L-.4-.5a1.75 1.75 0 1 1-1.5 2.4',
  '4': 'M.8 3.5v-7M.7-2.9-1.9 1.3H2.4',
  '5': 'M1.9-2.75H-1.2L-1.4.1a1.8 1.75 0 1 1-.2 2',
  '6': 'M1.3-2.9Q-1.7-1.9-1.7 1.05a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 1 0-3.4 0',
  '7': 'M-2.2-2.75H1.6L-.7 3.5',
  '8': 'M0-2.75a1.35 1.3 0 1 1 0 2.6 1.35 1.3 0 1 1 0-2.6zM0-.15a1.7 1.5 0 1 1 0 3 1.7 1.5 0 1 1 0-3z',
  '9': 'M-1.3 2.9Q1.7 1.9 1.7-1.05a1.7 1.7 0 1 0-3.4 0 1.7 1.7 0 1 0 3.4 0',
  '9plus':
    'M-3.1 2.7Q-.6 1.8-.6-.95a1.45 1.5 0 1 0-2.9 0 1.45 1.5 0 1 0 2.9 0M2.6-1.9v3.8M.7 0h3.8',
};
