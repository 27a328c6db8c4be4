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
}

/** Something a person can see in the window. */
export interface State {
  /** How its pictures are called. */
  readonly name: string;
  /** Also looked at by every run of the tests. */
  readonly isSelected?: true;
  /** Leads there from the overview, and waits until it is shown. */
  reach(scene: Scene): Promise<void>;
  /** Leads back to the overview; by default the Escape key does, pressed in the page. */
  leave?(scene: Scene): Promise<void>;
}

/** Back at the overview of accounts, by the keyboard. */
export async function pressEscape({ page }: Scene): Promise<void> {
  await page.keyboard.press('Escape');
}
