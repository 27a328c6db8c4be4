import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../connection/fixtures';
import type { Inspector } from './inspect';
import { looksFor, pictureName, wearColours, wearSize, type Appearance } from './looks';
import { FOLDER, takePicture } from './pictures';
import { openScene, playStates, type Look } from './play';
import { SERIES } from './series';

/** Axe takes long: names and roles are the same in all colours, and colours in every size. */
function inspectIn({ colours, size }: Appearance, inspector: Inspector): Promise<string[]> {
  if (size === 'wide' || (size === 'narrow' && colours !== 'light')) {
    return inspector.inspectLayout();
  }
  if (colours === 'light') return inspector.inspect();
  const isMore = colours === 'contrast' || colours === 'contrast-dark';
  return inspector.inspectContrast(isMore ? 'color-contrast-enhanced' : 'color-contrast');
}

/** Takes a picture in every look, and inspects each. */
const lookAtAll: Look = async (state, scene, inspector) => {
  const { page, program } = scene;
  const findings: string[] = [];
  for (const look of looksFor(state)) {
    await wearSize(program, page, look.size);
    await wearColours(page, look.colours);
    await takePicture(state, scene, join(FOLDER, pictureName(state.name, look)));
    const isInspected = !state.isLarge || look === looksFor(state)[0];
    const found = isInspected ? await inspectIn(look, inspector) : [];
    findings.push(...found.map((what) => `${look.colours}, ${look.size}: ${what}`));
  }
  await wearSize(program, page, 'usual');
  return findings;
};

for (const { name, states, start } of SERIES) {
  test(name, async ({ simulator, startProgram, startNew, userDataDir, display }) => {
    const program = await start({ simulator, startProgram, startNew, userDataDir });
    const scene = await openScene(program, simulator, display.display);
    expect(await playStates(scene, states, lookAtAll)).toEqual([]);
  });
}
