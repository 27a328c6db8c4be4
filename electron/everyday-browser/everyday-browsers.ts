import {
  NO_EVERYDAY_BROWSERS,
  type EverydayBrowsersState,
} from '../../shared/model/everyday-browser';
import { createEmitter } from '../../shared/util/emitter';
import type { StartHandOver } from './types';

/** The browsers that the user has anyway, as far as their extension can reach the program. */
export interface EverydayBrowsers {
  state(): EverydayBrowsersState;
  /** Returns the way to stop listening. */
  onState(listener: (state: EverydayBrowsersState) => void): () => void;
  startHandOver: StartHandOver;
  /** Lets the extension of each browser reach the program, once the user has confirmed it. */
  setUp(): Promise<void>;
  /** Takes that back. */
  remove(): Promise<void>;
  /** Shows the folder that the extension is loaded from. Rejects with a UserFacingError. */
  showFolder(): Promise<void>;
  /** Rejects with a UserFacingError where there is none, or no browser opened. */
  openStore(): Promise<void>;
  stop(): Promise<void>;
}

export function createEverydayBrowsers(): EverydayBrowsers {
  const states = createEmitter<[EverydayBrowsersState]>();
  return {
    state: () => NO_EVERYDAY_BROWSERS,
    onState: states.on,
    startHandOver: () => ({ tell: () => undefined, close: () => undefined }),
    setUp: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    showFolder: () => Promise.resolve(),
    openStore: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}
