/** Whether a browser's extension can reach the program. */
export interface FoundBrowser {
  /** "Chromium" */
  name: string;
  /**
   * `ready`: its file for native messaging is there; `absent`: it is not; `sandboxed`: it is installed so that
   * no extension of it reaches a program; `failed`: the file could not be written or removed.
   */
  state: 'ready' | 'absent' | 'sandboxed' | 'failed';
  /** Why it failed, as the end of a sentence; null otherwise. */
  problem: string | null;
}

/** What the window shows of the everyday browsers. */
export interface EverydayBrowsersState {
  /** False where the program does not know how: on Windows. */
  isSupported: boolean;
  browsers: readonly FoundBrowser[];
  /** Where the extension is to be had in a store; null where it is loaded from a folder. */
  storeURL: string | null;
  /** The folder to load the extension from. */
  folder: string;
}

/** Before anybody looked. */
export const NO_EVERYDAY_BROWSERS: EverydayBrowsersState = {
  isSupported: true,
  browsers: [],
  storeURL: null,
  folder: '',
};
