import { createHash } from 'node:crypto';

/** Where a picture is: with Beeper, which is asked for it by its address, or in the address itself. */
export type PictureSource = { kind: 'asset'; url: string } | { kind: 'inline'; bytes: Uint8Array };

/** The addresses that Beeper serves; a path of a file means one of Beeper's, and is not read here. */
const SERVED = /^(?:mxc|localmxc|file):\/\/\S{1,2000}$/i;
const INLINE = /^data:image\/(?:png|jpeg);base64,/i;
/** What a picture of 1 MB takes in base64, and what stands before it. */
const MAX_LENGTH = 1_400_100;

/**
 * What an account's picture is known by outside of the main process, which keeps its address to itself.
 * Null without an address, and for one that is not asked.
 */
export function pictureKeyOf(address: string | undefined): string | null {
  // SECURITY: any other server would learn who looks at the picture, and from where.
  if (address === undefined || !(SERVED.test(address) || INLINE.test(address))) return null;
  // SECURITY: it is hashed at each poll.
  if (address.length > MAX_LENGTH) return null;
  return createHash('sha256').update(address).digest('base64url').slice(0, 22);
}

/** @param address one that has a key */
export function pictureSourceOf(address: string): PictureSource {
  const inline = INLINE.exec(address);
  if (inline === null) return { kind: 'asset', url: address };
  return { kind: 'inline', bytes: Buffer.from(address.slice(inline[0].length), 'base64') };
}
