import { expect } from '@playwright/test';
import { INSTAGRAM, SIGNAL, WHATSAPP } from '../program';
import { begin, list, nothing, openAccount } from './moves';
import type { State } from './scene';

const SIGNED_OUT = 'slackgo.T024BE7LH-U0G9QFZ9D';
const LONG_NAME =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ';
const UNBROKEN = 'alice'.repeat(40);
const ARABIC = 'شركة الاتصالات والتكنولوجيا المتقدمة للمحادثات والرسائل الفورية عبر الإنترنت';
const EMOJI = '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪'.repeat(20);

/** Few accounts, many, and long names, in an order in which each begins where the one before ended. */
export const SIZE_STATES: readonly State[] = [
  {
    name: 'overview-long-names',
    isSelected: true,
    async reach(scene) {
      await begin(scene, 'all-states');
      const { control } = scene.simulator;
      control.setAccount(WHATSAPP, {
        status: 'reconnect_required',
        statusText: LONG_NAME.repeat(4),
        fullName: LONG_NAME.repeat(2),
      });
      control.setAccount(SIGNED_OUT, {
        status: 'reconnect_required',
        statusText: UNBROKEN,
        network: UNBROKEN,
        fullName: UNBROKEN,
      });
      control.setAccount(INSTAGRAM, { statusText: ARABIC, network: ARABIC, fullName: ARABIC });
      control.setAccount(SIGNAL, { fullName: EMOJI });
      await list(scene);
      await expect(scene.page.getByText(UNBROKEN).first()).toBeVisible();
    },
    leave: nothing,
  },
  {
    name: 'account-long-names',
    reach: (scene) => openAccount(scene, SIGNED_OUT, /^alice/),
  },
  {
    name: 'overview-1-account',
    async reach(scene) {
      scene.simulator.control.reset('empty');
      scene.simulator.control.addAccounts({ count: 1 });
      await list(scene);
    },
    leave: nothing,
  },
  {
    name: 'overview-0-accounts',
    isSelected: true,
    async reach({ simulator, program, page }) {
      simulator.control.reset('empty');
      await program.poll();
      await page.getByRole('heading', { name: 'Beeper has no accounts yet' }).waitFor();
    },
    leave: nothing,
  },
  {
    name: 'overview-1000-accounts',
    isLarge: true,
    async reach(scene) {
      scene.simulator.control.reset('all-states');
      scene.simulator.control.addAccounts({ count: 988 });
      await list(scene);
    },
    leave: nothing,
  },
];
