import type { MessageToBrowser, StandingMessage } from '../../shared/browser-extension/messages';
import { PAGE_TEXT } from '../../shared/strings/extension';
import { mouse } from '../desktop/mouse';
import { eventually } from '../desktop/wait';
import type { EverydayBrowser } from './everyday-browser';
import type { Lab } from './lab';
import type { StandInConversation } from './stand-in-program';

/** A browser with the extension's page, and who answers that. */
export interface PageScene extends Lab {
  readonly browser: EverydayBrowser;
}

/** Closes the extension's page, by its key. */
export async function closePage({ browser, display }: PageScene): Promise<void> {
  await mouse(display).press('Escape');
  await eventually({
    what: 'the extension’s page to close',
    read: browser.popup.isOpen,
    until: (isOpen) => !isOpen,
  });
}

/** Says something in the conversation that began last. */
export async function say({ program }: PageScene, message: object): Promise<void> {
  (await program.conversation()).say(message);
}

/** Says where the step stands. */
export function stand(
  scene: PageScene,
  state: StandingMessage['state'],
  changes: Partial<StandingMessage> = {},
): Promise<void> {
  const standing = { type: 'standing', key: 'step-1', missing: [], sentence: null } as const;
  return say(scene, { ...standing, state, ...changes });
}

/** The program goes away in the middle. */
export async function hangUp({ browser, program }: PageScene): Promise<void> {
  (await program.conversation()).end();
  await browser.popup.waitForText(PAGE_TEXT.closed);
}

/** Opens the page again for a conversation of its own; the one before has ended. */
export async function openAnew(
  scene: PageScene,
  answer: MessageToBrowser | null,
): Promise<StandInConversation> {
  const { browser, program } = scene;
  program.answerWith(answer);
  const last = await program.conversation();
  await eventually({
    what: 'the last conversation to end',
    read: last.isOpen,
    until: (isOpen) => !isOpen,
  });
  await closePage(scene);
  await browser.pressExtension();
  return eventually({
    what: 'the extension to ask again',
    read: program.conversation,
    until: (found) => found !== last,
  });
}
