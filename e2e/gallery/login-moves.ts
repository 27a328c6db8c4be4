import type { Scene, State } from './scene';

/** Ends the login that is shown, whatever it shows, until the list of accounts is there again. */
export async function end({ page }: Scene): Promise<void> {
  const list = page.getByRole('button', { name: /^Add an account/ });
  const wayOut = page.getByRole('button', { name: /^(End it|Done|Close|Cancel)$/ }).first();
  for (;;) {
    await list.or(wayOut).first().waitFor();
    if (await list.isVisible()) return;
    // It may go by itself between the look and the click.
    await wayOut.click({ timeout: 2_000 }).catch(() => undefined);
  }
}

/** A login at a bridge by one of its ways, once something of it is shown. */
export const login = (
  name: string,
  bridge: string,
  flow: string | undefined,
  shown: (scene: Scene) => Promise<unknown>,
): State => ({
  name,
  async reach(scene) {
    const { signIn, simulator } = scene;
    const begun = simulator.control.logins().length;
    await signIn.add(bridge, flow);
    // Until then the login before is the latest.
    if (flow !== undefined) await signIn.waitForLogins(begun + 1);
    await shown(scene);
  },
  leave: end,
});

/** The latest answer to a display step, as if another device had given it; waits to be asked. */
export async function scan({ signIn, simulator }: Scene, count: number): Promise<void> {
  await signIn.waitForSubmits('display_and_wait', count);
  simulator.control.scan();
}

export const headed = (name: string | RegExp) => (scene: Scene) => scene.signIn.expectHeading(name);
