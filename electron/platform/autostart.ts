/** Whether the system starts the program at login. The system remembers it, and no file of ours. */
export interface Autostart {
  /** What the system says now; its own tools may have changed it. */
  isOn(): Promise<boolean>;
  /** Changes nothing where it is so already. Rejects when the system refuses. */
  set(on: boolean): Promise<void>;
  /** Once at the start: an entry that would start another program, or none, starts this one. */
  refresh(): Promise<void>;
}
