import { verify, type KeyObject } from 'node:crypto';
import type { UpdateInfo } from 'electron-updater';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';
import { UpdateError } from './update-error';
import { compareVersions, isVersion } from './version-order';

const SIGNATURE_BYTES = 64;
const SHA512_BYTES = 64;
/** More than any file of ours will ever have. */
const MAX_FILE_BYTES = 1024 ** 3;

/** What the files of each system are called. */
const SUFFIX: Readonly<Record<string, string>> = {
  darwin: '.zip',
  linux: '.AppImage',
  win32: '.exe',
};

const fileSchema = z.object({
  url: z.string().min(1).max(2_000),
  sha512: z.string().refine((text) => Buffer.from(text, 'base64').length === SHA512_BYTES),
  size: z.int().min(1).max(MAX_FILE_BYTES),
});

/** Of what electron-builder writes, what is used: what is not checked here counts nowhere. */
const feedSchema = z.object({
  version: z.string().refine(isVersion),
  files: z.array(fileSchema).min(1).max(100),
});

/** The feed's name on the server, as electron-builder calls it. */
export function feedName(platform: string, arch: string): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  if (platform !== 'linux') return 'latest.yml';
  return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`;
}

interface SignedFeed {
  /** What was asked for, as `feedName` has it. */
  name: string;
  /** As they came. */
  feed: Uint8Array;
  /** 64 bytes in Base64; null where the server has none. */
  signature: string | null;
  key: KeyObject;
}

/**
 * What a feed offers. Throws an UpdateError where it is not signed by `key`, byte for byte and under
 * this name, or is no feed.
 */
export function readSignedFeed({ name, feed, signature, key }: SignedFeed): UpdateInfo {
  const bytes = Buffer.from(signature?.trim() ?? '', 'base64');
  if (bytes.length !== SIGNATURE_BYTES) throw new UpdateError('not-signed', 'no signature');
  // SECURITY: before anything is made of it: on Linux nothing else says whose a new version is.
  if (!verify(null, signedBytes(name, feed), key, bytes))
    throw new UpdateError('bad-signature', 'another signature');
  const { version, files } = parseFeed(feed);
  const [first] = files;
  // The last two are there for those who read feeds of long ago.
  const old = { path: first?.url ?? '', sha512: first?.sha512 ?? '' };
  return { version, files, releaseDate: '', ...old };
}

/**
 * What is signed: the feed's name and a line feed, then the feed.
 * SECURITY: without its name, a feed of another machine or of trial versions would do in its place.
 */
export function signedBytes(name: string, feed: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${name}\n`), feed]);
}

function parseFeed(feed: Uint8Array): z.output<typeof feedSchema> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(feed);
    const raw: unknown = parseUpdateInfo(text, 'feed', new URL('feed:'));
    return feedSchema.parse(raw);
  } catch {
    throw new UpdateError('bad-answer', 'the feed is signed, and is none');
  }
}

/**
 * What of a feed is newer than what runs; null where that is the newest. Throws an UpdateError where
 * the feed offers what is older, which is an old one that somebody shows again, or has nothing for this
 * system where it is to be installed.
 */
export function newerIn(
  info: UpdateInfo,
  { current, platform, installs }: { current: string; platform: string; installs: boolean },
): UpdateInfo | null {
  const order = compareVersions(info.version, current);
  // SECURITY: an old version is signed too, and brings its faults back.
  if (order < 0) throw new UpdateError('older', `${info.version} instead of ${current}`);
  if (order === 0) return null;
  const suffix = SUFFIX[platform] ?? '';
  const isHere = info.files.some(({ url }) => new URL(url, 'feed:/').pathname.endsWith(suffix));
  if (installs && !isHere) throw new UpdateError('no-file', `nothing that ends in ${suffix}`);
  return info;
}
