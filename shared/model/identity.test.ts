import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { IDENTITY } from './identity';

it('is who package.json says, which Electron reads', () => {
  expect([manifest.name, manifest.productName, manifest.desktopName]).toEqual([
    IDENTITY.command,
    IDENTITY.name,
    IDENTITY.desktopFile,
  ]);
});

it('has one ID, in the form that portals, stores and Windows take', () => {
  expect(IDENTITY.appID).toMatch(/^[a-z]+(\.[A-Za-z]+){2,}$/);
  expect(IDENTITY.appID).not.toMatch(/\.desktop$/);
  expect(IDENTITY.desktopFile).toBe(`${IDENTITY.appID}.desktop`);
  // Windows takes no longer ones.
  expect(IDENTITY.appID.length).toBeLessThan(128);
});
