import { describe, expect, it } from 'vitest';

import { installableNames, missingLibraries, missingPackages } from './packages.mjs';

const GTK = { names: ['libgtk-3-0t64', 'libgtk-3-0'] };
const ASOUND = { names: ['libasound2t64', 'libasound2'] };
const NSS = { names: ['libnss3'] };

describe('missingPackages', () => {
  it('takes either name of a renamed package', () => {
    const debian12 = 'ii  libgtk-3-0:amd64\nii  libasound2:amd64\n';
    const ubuntu24 = 'ii  libgtk-3-0t64:amd64\nii  libasound2t64:amd64\n';
    expect(missingPackages([GTK, ASOUND, NSS], debian12)).toEqual([NSS]);
    expect(missingPackages([GTK, ASOUND, NSS], ubuntu24)).toEqual([NSS]);
  });

  it('does not take a removed package, a wish or a similar name for an installed one', () => {
    const installed = 'rc  libnss3:amd64\nun  libgtk-3-0\nii  libasound2-data\n';
    expect(missingPackages([GTK, ASOUND, NSS], installed)).toEqual([GTK, ASOUND, NSS]);
  });
});

describe('installableNames', () => {
  it('takes the old name where only that can be installed', () => {
    const policy =
      'libgtk-3-0:\n  Installed: (none)\n  Candidate: 3.24.38-2\n  Version table:\n     3.24.38-2 500\n' +
      'libnss3:\n  Installed: (none)\n  Candidate: 2:3.87\n';
    expect(installableNames([GTK, NSS], policy)).toEqual(['libgtk-3-0', 'libnss3']);
  });

  it('takes the new name where the old one is only a virtual package', () => {
    const policy =
      'libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.11\n' +
      'libasound2:\n  Installed: (none)\n  Candidate: (none)\n';
    expect(installableNames([ASOUND], policy)).toEqual(['libasound2t64']);
  });

  it('names something even where apt knows nothing', () => {
    expect(installableNames([NSS], '')).toEqual(['libnss3']);
  });
});

describe('missingLibraries', () => {
  it('lists what the loader does not find', () => {
    const ldd =
      '\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x0000)\n\tlibgtk-3.so.0 => not found\n';
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0']);
  });
});
