/** The states the demo's Beeper can be put in, in the order the panel shows them. */
export const DEMO_BEEPER_STATES = [
  'healthy',
  'down',
  'slow',
  'failing',
  'too-old',
  'token-refused',
  'read-only',
] as const;

export type DemoBeeperState = (typeof DEMO_BEEPER_STATES)[number];

/** What the panel that steers the demo shows besides the accounts. */
export interface DemoState {
  beeper: DemoBeeperState;
  /** The address where the simulator can be steered with curl. */
  controlURL: string;
  /** What its networks take as names, passwords and codes. */
  entries: readonly { label: string; value: string }[];
}
