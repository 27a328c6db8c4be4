import { createHash } from 'node:crypto';

const SECRET_BYTES = 32;

/** Bytes nobody can guess. */
export type RandomBytes = (size: number) => Uint8Array;

/** A proof that whoever redeems a code is who asked for it (RFC 7636). */
export interface Proof {
  /** Stays here until the code is redeemed. */
  verifier: string;
  /** Goes with the question, by way of the browser; method S256. */
  challenge: string;
}

/** 32 random bytes as 43 characters that a URL carries as they are. */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(SECRET_BYTES)).toString('base64url');
}

export function newProof(random: RandomBytes): Proof {
  const verifier = newSecret(random);
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
