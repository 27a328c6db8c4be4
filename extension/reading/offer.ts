import {
  MAX_BYTES_TO_PROGRAM,
  MAX_VALUE,
  type OfferedCookie,
  type OfferMessage,
} from '../../shared/browser-extension/messages';
import type { Entries } from './requests';
import type { FrameStorage } from './storage';

/** A request with what was wanted of it. */
export interface SeenRequest {
  url: string;
  entries: Entries;
}

/** All that was read for a step. Holds values. */
export interface Reading {
  cookies: readonly OfferedCookie[];
  storage: readonly FrameStorage[];
  /** The latest last. */
  requests: readonly SeenRequest[];
  bodies: readonly SeenRequest[];
  script: { found: Entries; tooLarge: readonly string[] } | null;
  unreadable: OfferMessage['unreadable'];
}

interface About {
  key: string;
  pageURL: string;
  isConfirmed: boolean;
}

/** For names, addresses and the marks of JSON. */
const BYTES_BESIDE_VALUES = 1_000_000;
const MAX_URL = 200_000;
/** A page may have frames of as many as it likes, and the program takes no offer with too many. */
const MAX_ORIGINS = 100;

/** What was read as the message for it. A value that is too large, or too much, is named instead. */
export function offerOf({ key, pageURL, isConfirmed }: About, reading: Reading): OfferMessage {
  const tooLarge = new Set([
    ...reading.storage.flatMap((frame) => frame.tooLarge),
    ...(reading.script?.tooLarge ?? []),
  ]);
  let left = MAX_BYTES_TO_PROGRAM - BYTES_BESIDE_VALUES;
  const fits = (name: string, value: string): boolean => {
    const bytes = value.length > MAX_VALUE ? Infinity : bytesOf(value);
    if (bytes > left) {
      tooLarge.add(name);
      return false;
    }
    left -= bytes;
    return true;
  };
  const fitting = (entries: Entries) => entries.filter(([name, value]) => fits(name, value));
  // The latest counts, and so has the first claim to room.
  const latestFirst = (seen: readonly SeenRequest[]) =>
    seen
      .toReversed()
      .filter(({ url }) => url.length <= MAX_URL)
      .map(({ url, entries }) => ({ url, entries: fitting(entries) }))
      .filter(({ entries }) => entries.length > 0)
      .reverse();

  return {
    type: 'offer',
    key,
    pageURL: pageURL.slice(0, MAX_URL),
    isConfirmed,
    cookies: reading.cookies.filter(({ name, value }) => fits(name, value)),
    storage: reading.storage
      .slice(-MAX_ORIGINS)
      .map(({ origin, entries }) => ({ origin, entries: fitting(entries) })),
    script: reading.script === null ? null : fitting(reading.script.found),
    requests: latestFirst(reading.requests).map(({ url, entries }) => ({ url, headers: entries })),
    bodies: latestFirst(reading.bodies),
    tooLarge: [...tooLarge],
    unreadable: [...reading.unreadable],
  };
}

/** What a value takes as JSON, in bytes of UTF-8. */
function bytesOf(value: string): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
