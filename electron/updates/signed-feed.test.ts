import { expect, it } from 'vitest';
import { feedName, newerIn, readSignedFeed } from './signed-feed';
import { aContent, aFeed, aKeyPair, FEED, signatureOf } from './testing/update-server';
import { UpdateError } from './update-error';

const ours = aKeyPair();
const FILE = 'Bridgekeeper-0.9.0-x64.AppImage';
const feed = aFeed('0.9.0', FILE, aContent());

/** The feed's text, or the problem with it. */
function read(text: string | Uint8Array, signature: string | null, key = ours.publicKey) {
  try {
    return readSignedFeed({ name: FEED, feed: Buffer.from(text), signature, key });
  } catch (error) {
    if (error instanceof UpdateError) return error.problem;
    throw error;
  }
}

const signed = (text: string | Uint8Array, { privateKey } = ours) =>
  signatureOf(text, privateKey).toString();

it('reads a feed that is signed, and of it what is used alone', () => {
  const more = `${feed}stagingPercentage: 1\npackages: {x64: {path: evil.7z}}\nminimumSystemVersion: 99.0.0\n`;
  const info = read(more, signed(more));
  expect(info).toMatchObject({ version: '0.9.0', files: [{ url: FILE }], path: FILE });
  expect(Object.keys(info).sort()).toEqual(['files', 'path', 'releaseDate', 'sha512', 'version']);
});

it.each([
  ['none', null],
  ['an empty one', ''],
  ['one that is too short', Buffer.alloc(63).toString('base64')],
  ['one that is too long', Buffer.alloc(65).toString('base64')],
  ['a page in its place', '<html>Not found</html>'],
])('refuses a feed with %s for a signature', (_what, signature) => {
  expect(read(feed, signature)).toBe('not-signed');
});

it('refuses a signature by another key, over other bytes, or asked for with another key', () => {
  const stranger = aKeyPair();
  expect(read(feed, signed(feed, stranger))).toBe('bad-signature');
  expect(read(`${feed}\n`, signed(feed))).toBe('bad-signature');
  expect(read(feed.replace('0.9.0', '0.9.1'), signed(feed))).toBe('bad-signature');
  expect(read(feed, signed(feed), stranger.publicKey)).toBe('bad-signature');
  expect(read(feed, Buffer.alloc(64).toString('base64'))).toBe('bad-signature');
});

it('refuses what is signed under another name, as a feed of another machine', () => {
  const other = signatureOf(feed, ours.privateKey, 'latest-linux-riscv64.yml').toString();
  expect(read(feed, other)).toBe('bad-signature');
});

it.each([
  ['nothing', ''],
  ['no YAML', 'version: [1'],
  ['text that is no UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
  ['a list', '- 1\n- 2'],
  ['no version', feed.replace(/^version.*$/m, '')],
  ['a version that is none', feed.replace('version: 0.9.0', 'version: newest')],
  ['a version with a path in it', feed.replace('version: 0.9.0', 'version: ../../0.9.0')],
  ['no files', 'version: 0.9.0\nfiles: []\n'],
  ['a file without a hash', feed.replace(/^ {4}sha512.*$/m, '')],
  ['a hash of another length', feed.replace(/^ {4}sha512.*$/m, '    sha512: aGFzaA==')],
  ['a file without a size', feed.replace(/^ {4}size.*$/m, '')],
  ['a file of a terabyte', feed.replace(/^ {4}size.*$/m, '    size: 1000000000000')],
  ['a type of JavaScript', `${feed}more: !!js/function 'function(){}'\n`],
])('says of a signed feed that holds %s that it is none', (_what, text) => {
  expect(read(text, signed(text))).toBe('bad-answer');
});

const here = { current: '0.1.0', platform: 'linux', installs: true };

it('finds what is newer, and says when it is the same, older, or for another system', () => {
  const info = (version: string, file = FILE) => {
    const text = aFeed(version, file, aContent());
    return readSignedFeed({
      name: FEED,
      feed: Buffer.from(text),
      signature: signed(text),
      key: ours.publicKey,
    });
  };
  const newer = info('0.1.1');
  expect(newerIn(newer, here)).toBe(newer);
  expect(newerIn(info('0.1.0'), here)).toBeNull();
  const problem = (run: () => unknown) => {
    try {
      run();
      return null;
    } catch (error) {
      return error instanceof UpdateError ? error.problem : error;
    }
  };
  expect(problem(() => newerIn(info('0.0.9'), here))).toBe('older');
  expect(problem(() => newerIn(info('0.1.0-beta.1'), here))).toBe('older');
  expect(problem(() => newerIn(info('0.9.0', 'Bridgekeeper.exe'), here))).toBe('no-file');
  const told = { ...here, installs: false };
  expect(newerIn(info('0.9.0', 'Bridgekeeper.exe'), told)).not.toBeNull();
});

it('asks for the feed of its system', () => {
  expect(feedName('linux', 'x64')).toBe('latest-linux.yml');
  expect(feedName('linux', 'arm64')).toBe('latest-linux-arm64.yml');
  expect(feedName('darwin', 'arm64')).toBe('latest-mac.yml');
  expect(feedName('win32', 'x64')).toBe('latest.yml');
});
