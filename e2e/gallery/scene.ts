import type { Page } from '@playwright/test';
import type { Simulator } from '../../simulator/simulator';
import type { SignIn } from '../login/sign-in';
import type { Program } from '../program';

/** A running program with its window open, and what stands behind it. */
export interface Scene {
  readonly program: Program;
  readonly simulator: Simulator;
  /** The window's page. */
  readonly page: Page;
  readonly signIn: SignIn;
  /** The screen that the window is on. */
  readonly display: string;
}

/** Something a person can see in the window. */
export interface State {
  /** How its pictures are called. */
  readonly name: string;
  /** Also looked at by every run of the tests; it then begins at the overview. */
  readonly isSelected?: true;
  /** A site's page lies over the window's own: its picture is one of the screen. */
  readonly showsSite?: true;
  /** So much is shown that it takes long to inspect it: that is done once, in the first look. */
  readonly isLarge?: true;
  /** Leads there from the overview, or from the state before, and waits until it is shown. */
  reach(scene: Scene): Promise<void>;
  /** Leads back to the overview; by default the Escape key does, pressed in the page. */
  leave?(scene: Scene): Promise<void>;
}
