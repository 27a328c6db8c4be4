/** One line of a list of facts. */
export interface Fact {
  label: string;
  value: string;
  /** Something more Beeper says about it. */
  note?: string;
}
