/** An entry of a `FactList`. */
export interface Fact {
  label: string;
  value: string;
  /** Shown below the value. */
  note?: string;
}
