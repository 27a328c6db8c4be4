import { expect, type Locator } from '@playwright/test';

/**
 * Presses something in a frame of another site, as soon as the frame hears of the pointer above it.
 * Until a frame's first picture has reached the screen, Chromium gives what the pointer does there to
 * the page around it.
 */
export async function pressInFrame(target: Locator): Promise<void> {
  await target.evaluate((element) => {
    const note = () => element.setAttribute('data-pointed-at', '');
    element.addEventListener('pointermove', note, { once: true });
  });
  let x = 3;
  await expect(async () => {
    // Each time elsewhere: what does not move is no movement.
    x += 1;
    await target.hover({ position: { x, y: 3 } });
    expect(await target.getAttribute('data-pointed-at')).toBe('');
  }).toPass();
  await target.click();
}
