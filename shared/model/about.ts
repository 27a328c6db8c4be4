/** What the program is made of. */
export interface About {
  /** Name and version of the program and of what it runs on, in the order to be shown. */
  versions: readonly { name: string; version: string }[];
  /** The libraries in it, by name. */
  licences: readonly { name: string; version: string; licence: string; text: string }[];
}
