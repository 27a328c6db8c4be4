import type { StepMessage } from '../../shared/browser-extension/messages';
import { EVERYDAY_HOST_TEXT } from '../../shared/strings/everyday-browser';
import { DONE_TEXT, PAGE_TEXT } from '../../shared/strings/extension';
import { mouse } from '../desktop/mouse';
import { hangUp, openAnew, say, stand, type PageScene } from './page-scene';
import { REQUESTS_AND_SCRIPT } from './sign-in-site';

/** A state of the extension's page. It begins where the one before it ended. */
export interface PageState {
  readonly name: string;
  reach(scene: PageScene): Promise<unknown>;
  /** Stands there once it is reached. */
  readonly text: string;
}

const INSTAGRAM: Partial<StepMessage> = {
  network: 'Instagram',
  account: 'Instagram (alice.example)',
  fields: ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'].map((name, index) => ({
    name,
    required: index < 3,
  })),
};

const LONG_NETWORK =
  'The Federated Bridge of Communities in Llanfairpwllgwyngyllgogerychwyrndrobwll';
const LONG_ACCOUNT = `${LONG_NETWORK} (${'alice.has.a.long.name.'.repeat(6)}example@example.com)`;
const MANY_NAMES = Array.from({ length: 40 }, (_, index) =>
  index % 4 === 0
    ? `a_name_without_any_place_to_break_it_${'0123456789'.repeat(5)}_${index}`
    : `field_${index}`,
);
const MANY_HOSTS = Array.from(
  { length: 30 },
  (_, index) => `${index}.${'a-rather-long-part-of-a-host.'.repeat(1 + (index % 4))}example`,
);
const MUCH: Partial<StepMessage> = {
  network: LONG_NETWORK,
  account: LONG_ACCOUNT,
  hosts: ['net.localhost', ...MANY_HOSTS],
  fields: MANY_NAMES.map((name, index) => ({ name, required: index % 3 > 0 })),
};
const LONG_SENTENCE = `${EVERYDAY_HOST_TEXT.unknownBrowser} ${'Beeper said: FI.MAU.INSTAGRAM.LOGIN_CHECKPOINT_REQUIRED_'.repeat(4)}`;

const propose = (scene: PageScene, changes: Partial<StepMessage>) =>
  say(scene, scene.site.step({ ...INSTAGRAM, ...changes }));

/** Before there is a step. */
const WITHOUT_STEP: readonly PageState[] = [
  {
    name: 'asking',
    reach: ({ browser }) => browser.pressExtension(),
    text: PAGE_TEXT.asking,
  },
  {
    name: 'nothing',
    async reach(scene) {
      await say(scene, { type: 'nothing', protocol: 1 });
      (await scene.program.conversation()).end();
    },
    text: PAGE_TEXT.nothing,
  },
  {
    name: 'refused',
    reach: (scene) =>
      openAnew(scene, {
        type: 'refused',
        protocol: 1,
        sentence: EVERYDAY_HOST_TEXT.extensionTooOld,
      }),
    text: PAGE_TEXT.refused,
  },
  {
    name: 'misfit',
    async reach(scene) {
      await openAnew(scene, null);
      await say(scene, { type: 'news' });
    },
    text: PAGE_TEXT.misfit,
  },
  {
    name: 'closed',
    async reach(scene) {
      await openAnew(scene, null);
      await hangUp(scene);
    },
    text: PAGE_TEXT.closed,
  },
  {
    name: 'no-host',
    async reach({ browser, program }) {
      const setUp = await program.hide();
      await browser.popup.press(PAGE_TEXT.again);
      await browser.popup.waitForText(PAGE_TEXT.noHost);
      await setUp();
    },
    text: PAGE_TEXT.noHost,
  },
];

/** A step that nobody has answered. */
const PROPOSALS: readonly PageState[] = [
  {
    name: 'proposal',
    reach: (scene) => openAnew(scene, scene.site.step(INSTAGRAM)),
    text: PAGE_TEXT.handOver,
  },
  {
    name: 'proposal-private',
    reach: ({ browser }) => browser.popup.run(openDetails),
    text: 'Allow it once',
  },
  {
    name: 'proposal-new-account',
    reach: (scene) => propose(scene, { account: null, hasFinalPage: true }),
    text: PAGE_TEXT.untilFinalPage,
  },
  {
    name: 'proposal-elsewhere',
    reach: (scene) => propose(scene, { hosts: ['instagram.com'] }),
    text: PAGE_TEXT.open,
  },
  {
    name: 'proposal-much',
    reach: (scene) => propose(scene, MUCH),
    text: 'Read from 31 sites',
  },
];

/** From the press of the button. Until it has failed once, a script is wanted that may not run. */
const UNDER_WAY: readonly PageState[] = [
  {
    name: 'allowing',
    async reach(scene) {
      await propose(scene, {});
      await scene.browser.popup.waitForText('Instagram asks');
      await scene.browser.popup.run(pressInVain);
    },
    text: PAGE_TEXT.allowing,
  },
  {
    name: 'reading',
    async reach(scene) {
      const { browser, program } = scene;
      await propose(scene, { wanted: REQUESTS_AND_SCRIPT.slice(2) });
      await browser.popup.press(PAGE_TEXT.handOver);
      await browser.answerPermissions('allow');
      const conversation = await program.conversation();
      await conversation.offer(({ unreadable }) => unreadable.includes('script'));
      await browser.pressExtension();
    },
    text: PAGE_TEXT.reading,
  },
  {
    name: 'missing-script',
    reach: (scene) => stand(scene, 'missing', { missing: ['fromScript'] }),
    text: 'One part is read by a script',
  },
  {
    name: 'failed',
    reach: (scene) => stand(scene, 'failed', { sentence: EVERYDAY_HOST_TEXT.tooLarge }),
    text: PAGE_TEXT.failed,
  },
  {
    name: 'failed-much',
    reach: (scene) => stand(scene, 'failed', { sentence: LONG_SENTENCE }),
    text: 'CHECKPOINT',
  },
  {
    name: 'missing',
    reach: (scene) => stand(scene, 'missing', { missing: ['sessionid', 'ds_user_id'] }),
    text: PAGE_TEXT.missing,
  },
  {
    name: 'missing-much',
    reach: (scene) => stand(scene, 'missing', { missing: MANY_NAMES }),
    text: 'field_39',
  },
  {
    name: 'final-page',
    reach: (scene) => stand(scene, 'final-page'),
    text: PAGE_TEXT.confirm,
  },
  {
    name: 'sending',
    reach: (scene) => stand(scene, 'sending'),
    text: PAGE_TEXT.sending,
  },
  {
    name: 'failed-closed',
    async reach(scene) {
      const { browser, display } = scene;
      const { press } = mouse(display);
      // The page's own tab, and the page below the button with it.
      await press('Escape');
      await press('ctrl+w');
      await browser.pressExtension();
      await stand(scene, 'failed');
    },
    text: PAGE_TEXT.open,
  },
];

const ENDS: readonly PageState[] = [
  {
    name: 'done',
    reach: (scene) => stand(scene, 'done'),
    text: DONE_TEXT,
  },
  {
    name: 'over',
    async reach(scene) {
      await openAnew(scene, scene.site.step(INSTAGRAM));
      await scene.browser.popup.waitForText('Instagram asks');
      await stand(scene, 'over');
    },
    text: PAGE_TEXT.over,
  },
  {
    name: 'done-much',
    async reach(scene) {
      await openAnew(scene, scene.site.step(MUCH));
      await scene.browser.popup.waitForText('Llanfair');
      await stand(scene, 'done', { sentence: LONG_SENTENCE });
    },
    text: 'CHECKPOINT',
  },
];

export const PAGE_STATES: readonly PageState[] = [
  ...WITHOUT_STEP,
  ...PROPOSALS,
  ...UNDER_WAY,
  ...ENDS,
];

/** Each runs in the page, so it stands by itself. */
function openDetails(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

interface WithBrowser {
  chrome: {
    runtime: { connect: (info: object) => { postMessage: (message: object) => void } };
  };
}

/** The button's word to the background, without the browser's question, which may close the page. */
function pressInVain(): void {
  const { runtime } = (globalThis as unknown as WithBrowser).chrome;
  runtime.connect({ name: 'page' }).postMessage({ type: 'hand-over', key: 'step-1', tabID: 1 });
}
