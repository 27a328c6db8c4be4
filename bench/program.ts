import type { Page } from '@playwright/test';
import type { RunningApp } from '../e2e/desktop/app';
import { eventually } from '../e2e/desktop/wait';
import type { Simulator } from '../simulator/simulator';
import type { Traffic } from './traffic';
import { openWindowAPI } from './window-api';

const ROUND_MS = 30_000;
/** Hands over the values of a cookies step. */
const SUBMIT = /^POST \/v1\/bridges\/lab\/.*\/steps\//;

/** A login at the lab, by what comes last. */
export interface Kind {
  name: string;
  /** The flow of the lab. */
  flowID: string;
  /** When the last condition was met, once the submit has arrived. */
  metAt: (traffic: Traffic) => Promise<number>;
  /** Runs in each page as soon as it is there. */
  onPage?: () => void;
}

/** Bridgekeeper, driven through its window's own API. */
export interface Driven {
  /** Signs in once; returns how long the submit took to arrive after all was there, in ms. */
  measure(kind: Kind): Promise<number>;
}

export async function drive(
  { app }: RunningApp,
  { control }: Simulator,
  traffic: Traffic,
): Promise<Driven> {
  const { ask, reach } = await openWindowAPI(app);
  const findSite = () => app.windows().find((page) => page.url().includes('//lab.localhost'));
  return {
    async measure({ flowID, metAt, onPage }) {
      await ask('login.start', { bridgeID: 'lab' });
      await reach('choose-flow');
      await ask('login.chooseFlow', { flowID });
      const site = (await eventually({
        what: 'the sign-in page',
        read: findSite,
        until: (page) => page !== undefined,
        timeoutMs: ROUND_MS,
      })) as Page;
      await site.waitForLoadState();
      if (onPage !== undefined) {
        site.on('framenavigated', () => void site.evaluate(onPage).catch(() => undefined));
      }
      traffic.clear();
      await site.getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true });
      const arrivedAt = await traffic.asked(SUBMIT);
      const took = arrivedAt - (await metAt(traffic));
      await reach('complete');
      await ask('login.close');
      await reach(null);
      if (control.logins().at(-1)?.status !== 'complete') throw new Error('A login went wrong.');
      return took;
    },
  };
}
