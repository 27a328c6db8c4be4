import { describe, expect, it } from 'vitest';
import { newProof, newSecret } from './pkce';

/** The example of RFC 7636, appendix B. */
const OCTETS = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105,
  214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
];

describe('newProof', () => {
  it('is that of the RFC', () => {
    const random = (size: number) => Uint8Array.from(OCTETS).subarray(0, size);
    expect(newProof(random)).toEqual({
      verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    });
  });
});

describe('newSecret', () => {
  it('is 32 bytes that a URL carries as they are', () => {
    const secret = newSecret((size) => new Uint8Array(size).fill(255));
    expect(secret).toBe(`${'_'.repeat(42)}8`);
    expect(encodeURIComponent(secret)).toBe(secret);
  });
});
