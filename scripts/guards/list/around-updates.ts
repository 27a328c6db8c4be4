import type { Guard } from '../guard';

/** From where, by whom, and in the place of what a newer version comes. */
export const GUARDS_OF_UPDATES: readonly Guard[] = [
  {
    file: 'electron/updates/signed-feed.ts',
    danger: 'before anything is made of it',
    code: "if (!verify(null, feed, key, bytes)) throw new UpdateError('bad-signature', 'another signature');",
    without: '',
    heldBy: 'electron/updates/signed-feed.test.ts',
  },
  {
    file: 'electron/updates/signed-feed.ts',
    danger: 'an old version is signed too',
    code: "if (order < 0) throw new UpdateError('older', `${info.version} instead of ${current}`);",
    without: '',
    heldBy: 'electron/updates/signed-feed.test.ts',
  },
  {
    file: 'electron/updates/update-request.ts',
    danger: 'a server that sends without end',
    code: 'if (length > size) ',
    // Far enough for the test to see, and no further.
    without: 'if (length > 20 * size) ',
    heldBy: 'electron/updates/update-request.test.ts',
  },
  {
    file: 'electron/updates/update-request.ts',
    danger: 'the signature is of the feed',
    code: "if (hash.digest('base64') !== sha512) throw new UpdateError('wrong-file', 'another hash');",
    without: '',
    heldBy: 'electron/updates/update-request.test.ts',
  },
  {
    file: 'electron/updates/update-source.ts',
    danger: 'who sets a variable',
    code: 'isPackaged ? built : { ...built, ...env }',
    without: '{ ...built, ...env }',
    heldBy: 'electron/updates/update-source.test.ts',
  },
  {
    file: 'electron/updates/update-source.ts',
    danger: 'without a key',
    code: "if (value('KEY') === '') return 'no-key';",
    without: '',
    heldBy: 'electron/updates/update-source.test.ts',
  },
  {
    file: 'electron/updates/update-source.ts',
    danger: 'in between, anybody',
    code: ' && allowsLoopback && isLoopbackHost(url.hostname)',
    without: '',
    heldBy: 'electron/updates/update-source.test.ts',
  },
  {
    file: 'electron/updates/update-way.ts',
    danger: 'without a name to ask Windows for',
    code: "if (publisher === null) return { way: 'by-hand', why: 'no publisher is named' };",
    without: '',
    heldBy: 'electron/updates/update-way.test.ts',
  },
  {
    file: 'electron/updates/update-way.ts',
    danger: 'the variables are inherited',
    code: 'const program = programOf(facts);',
    without: "const program = facts.env['APPIMAGE'] ?? facts.execPath;",
    heldBy: 'electron/updates/update-way.test.ts',
  },
  {
    file: 'electron/updates/installer.electron.ts',
    danger: 'its own would make up an ID',
    code: 'getUpdateInfoAndProvider: () => Promise.resolve({ info: offered, provider }),',
    without: '',
    heldBy: 'electron/updates/updater.electron.test.ts',
  },
];
