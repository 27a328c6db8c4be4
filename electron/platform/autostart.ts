/** Whether the system starts the program at login. The system remembers it, and no file of ours. */
export interface Autostart {
  /** What the system says now; its own tools may have changed it. */
  isOn(): Promise<boolean>;
  /** Rejects when the system refuses. */
  set(on: boolean): Promise<void>;
  /** Once at the start: an entry that leads to a program which has moved since leads to this one. */
  refresh(): Promise<void>;
}
