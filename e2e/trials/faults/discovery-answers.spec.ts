import type { Page } from '@playwright/test';
import { SEARCH_TIMER } from '../../../electron/connection/discovery';
import type { WindowSnapshot } from '../../../shared/model/window-snapshot';
import type { Simulator } from '../../../simulator/simulator';
import { test } from '../../connection/fixtures';
import { eventually } from '../../desktop/wait';
import type { Program } from '../../program';
import { answerTo } from '../bridge';
import { counted } from '../counted';
import { expecting, saw } from '../trial';
import { variantsOf } from './variants';

const MANY_MS = 400_000;
/** Between two searches, and a little more. */
const SEARCH_MS = 2_500;
const INFO = '/v1/info';
const METADATA = '/.well-known/oauth-authorization-server';

interface Info {
  endpoints?: unknown;
}

/** Has the program search once more, and waits until it has told what it found. */
async function searchAnew(program: Program, { control }: Simulator): Promise<void> {
  const asked = () => control.requests().filter(({ path }) => path === INFO).length;
  const isBetween = () => program.isWaiting(SEARCH_TIMER);
  // A clock that moves during a search makes its answers late.
  await eventually({ what: 'a wait for the next search', read: isBetween, until: Boolean });
  const before = asked();
  await program.advance(SEARCH_MS);
  await eventually({
    what: 'another search',
    read: async () => asked() > before && (await isBetween()),
    until: Boolean,
  });
}

/** What the search has found, in a word. */
async function foundIn(page: Page): Promise<string> {
  const { connection } = (await answerTo(page, 'window.getSnapshot')) as WindowSnapshot;
  const [beeper] = connection.discovery.found;
  if (beeper === undefined) return 'not found';
  return beeper.canConnect && !beeper.isTooOld ? 'found' : 'cannot be connected to';
}

const genuine = async ({ url }: Simulator, path: string): Promise<unknown> =>
  (await fetch(url + path)).json();

// Whatever gives its name is a Beeper; one that names neither endpoint can only be given a token.
for (const [what, path, expected] of [
  ['what Beeper says of itself', INFO, '150 variants: 138 found, 12 not found'],
  ['what Beeper says of its OAuth', METADATA, '120 variants: 12 cannot be connected to, 108 found'],
] as const) {
  test(
    `each key of ${what}, missing or of another type`,
    expecting(expected),
    async ({ startNew, simulator }) => {
      test.setTimeout(MANY_MS);
      const program = await startNew({ env: { BEEPER_BASE_URL: simulator.url } });
      const page = await program.window();
      const all = variantsOf(await genuine(simulator, path));
      const { endpoints: _said, ...short } = (await genuine(simulator, INFO)) as Info;
      const seen: string[] = [];
      for (const { body } of all) {
        simulator.control.clearFaults();
        // What the metadata say may stand there as well.
        simulator.control.addFault({ kind: 'json', path: INFO, body: short });
        simulator.control.addFault({ kind: 'json', path, body });
        await searchAnew(program, simulator);
        seen.push(await foundIn(page));
      }
      saw(`${all.length} variants: ${counted(seen)}`);
    },
  );
}
