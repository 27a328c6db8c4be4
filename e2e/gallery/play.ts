import { test, type Page } from '@playwright/test';
import { createSignIn } from '../login/sign-in';
import type { Program } from '../program';
import type { Simulator } from '../../simulator/simulator';
import { createInspector, type Inspector } from './inspect';
import { pressEscape } from './moves';
import type { Scene, State } from './scene';

/** Looks at a state that is shown; returns what is wrong with it. */
export type Look = (state: State, scene: Scene, inspector: Inspector) => Promise<string[]>;

/** A scene on a program whose window is open. */
export async function openScene(
  program: Program,
  simulator: Simulator,
  display: string,
): Promise<Scene> {
  const signIn = createSignIn(program, simulator);
  return { program, simulator, signIn, page: await signIn.page(), display };
}

/**
 * Leads through states one after the other, in one program, and looks at each.
 *
 * @returns what was found, each with the name of its state; empty when there is nothing.
 */
export async function playStates(
  scene: Scene,
  states: readonly State[],
  look: Look,
): Promise<string[]> {
  const inspector = createInspector(scene.page);
  const findings: string[] = [];
  for (const state of states) {
    await test.step(state.name, async () => {
      await state.reach(scene);
      // Where the last click was, something might look as if it were pointed at.
      await scene.page.mouse.move(0, 0);
      await settle(scene.page);
      const found = await look(state, scene, inspector);
      findings.push(...found.map((what) => `${state.name}: ${what}`));
      await (state.leave ?? pressEscape)(scene);
    });
  }
  return [...new Set(findings)];
}

/** Until what just came is drawn, transitions included. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.all(
      document.getAnimations().map(async (animation) => {
        const { iterations } = animation.effect?.getTiming() ?? {};
        if (iterations !== Infinity) await animation.finished.catch(() => undefined);
      }),
    );
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
