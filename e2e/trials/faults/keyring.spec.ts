import { readFile, truncate } from 'node:fs/promises';
import { expectWatched, paste } from '../../connection/user';
import { test, type ConnectFixtures } from '../../connection/fixtures';
import { WHATSAPP } from '../../program';
import { expecting, saw } from '../trial';
import { ALL_WELL } from './watch';

const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';
const NOT_CONNECTED = 'Bridgekeeper is not connected to Beeper yet';

/** Connects with a token that the keyring takes. */
async function connectOnce(startNew: ConnectFixtures['startNew'], token: string) {
  const program = await startNew({ withKeyring: true });
  const window = await program.window();
  await paste(window, token);
  await expectWatched(window);
  return program;
}

for (const [what, end] of [
  ['locked', 'lock'],
  ['gone', 'stop'],
] as const) {
  test(
    `the keyring is ${what} in mid-session`,
    expecting(`watching: “${NEEDS_YOU}”; the vault is as it was: true; back: “${NEEDS_YOU}”`),
    async ({ openKeyring, startNew, simulator, tray, tokenFile }) => {
      const keyring = await openKeyring();
      const program = await connectOnce(startNew, simulator.token);
      const before = await tokenFile.bytes();
      await keyring[end]();
      await program.poll();
      await program.setStatus(WHATSAPP, 'reconnect_required');
      const tooltip = await (await tray.waitForItem()).waitForToolTip(NEEDS_YOU);
      await program.quit();
      const isSame = before.equals(await tokenFile.bytes());
      if (end === 'lock') await keyring.stop();
      await openKeyring();
      await startNew({ withKeyring: true, args: ['--hidden'] });
      const back = await (await tray.waitForItem()).waitForToolTip(NEEDS_YOU);
      saw(`watching: “${tooltip}”; the vault is as it was: ${isSame}; back: “${back}”`);
    },
  );
}

test(
  'the vault is torn in the middle, as a power cut would leave it',
  expecting(
    `says: “${NOT_CONNECTED}”; the file is left alone: true; connected anew: “${ALL_WELL}”`,
  ),
  async ({ keyring: _keyring, startNew, simulator, tray, tokenFile, userDataDir }) => {
    await (await connectOnce(startNew, simulator.token)).quit();
    const file = `${userDataDir}/token.vault`;
    await truncate(file, 20);
    const torn = await readFile(file);
    const program = await startNew({ withKeyring: true });
    const item = await tray.waitForItem();
    const said = await item.waitForToolTip(NOT_CONNECTED);
    const isAlone = torn.equals(await tokenFile.bytes());
    await paste(await program.window(), simulator.token);
    const after = await item.waitForToolTip(ALL_WELL);
    saw(`says: “${said}”; the file is left alone: ${isAlone}; connected anew: “${after}”`);
  },
);
