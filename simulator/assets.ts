import type { Answer } from './answer';
import { PORTRAIT_JPEG } from './portrait-picture';
import { notFound } from './refusal';
import { FOX_PNG } from './sites/fox-picture';

const HOST = 'mxc://simulator/';

/** Pictures as accounts may have them. */
export const PORTRAIT = `${HOST}portrait`;
export const FOX = `${HOST}fox`;

/** Pictures as they should not be, by what is wrong with them. */
export const BAD_PICTURES = {
  missing: `${HOST}missing`,
  page: `${HOST}page`,
  svg: `${HOST}svg`,
  broken: `${HOST}broken`,
  /** Says to be 100,000 pixels wide and high. */
  immense: `${HOST}immense`,
} as const;

const REDIRECTED = `${HOST}redirected?`;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>';
const PNG_HEADER = '89504e470d0a1a0a0000000d49484452000186a0000186a00806000000';

/** The address of an asset that Beeper redirects to `target`. */
export function redirectedTo(target: string): string {
  return REDIRECTED + target;
}

/**
 * What Beeper answers to who asks for an asset; a query makes it another address of the same. Throws a
 * 404 `Refusal` for one that there is not.
 */
export function assetOf(url: string): Answer {
  if (url.startsWith(REDIRECTED)) {
    return { status: 302, headers: { location: url.slice(REDIRECTED.length) } };
  }
  switch (url.split('?', 1)[0]) {
    case PORTRAIT:
      return file('image/jpeg', Buffer.from(PORTRAIT_JPEG, 'base64'));
    case FOX:
      return file('image/png', Buffer.from(FOX_PNG, 'base64'));
    case BAD_PICTURES.page:
      return { status: 200, page: '<!doctype html><title>Sign in</title>' };
    case BAD_PICTURES.svg:
      return file('image/svg+xml', Buffer.from(SVG));
    case BAD_PICTURES.broken:
      return file('image/png', Buffer.from(FOX_PNG, 'base64').subarray(0, 40));
    case BAD_PICTURES.immense:
      return file('image/png', Buffer.from(PNG_HEADER, 'hex'));
    default:
      throw notFound('Asset', url);
  }
}

function file(type: string, content: Buffer): Answer {
  return { status: 200, file: { type, content } };
}
