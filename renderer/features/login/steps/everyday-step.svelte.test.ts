import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { NO_EVERYDAY_BROWSERS } from '../../../../shared/model/everyday-browser';
import type { CaptureWait, HandOverState } from '../../../../shared/model/login';
import { EVERYDAY_TEXT } from '../../../../shared/strings/hand-over';
import { createTestApp } from '../../../testing/app';
import { aCookiesStage } from '../../../testing/fixtures';
import EverydayStep from './everyday-step.svelte';

const NOBODY: HandOverState = {
  browsers: [],
  from: null,
  lost: null,
  misfit: null,
  unreadable: [],
  isBroken: false,
};
const CHROMIUM = { name: 'Chromium', state: 'ready', problem: null } as const;

async function renderStep(
  handOver: HandOverState,
  browsers: Partial<typeof NO_EVERYDAY_BROWSERS> = {},
  wait: CaptureWait = 'values',
) {
  const user = userEvent.setup();
  const everydayBrowsers = { ...NO_EVERYDAY_BROWSERS, ...browsers };
  const { api, wrapper } = await createTestApp({ everydayBrowsers });
  const fields = [{ fieldID: 'xs', name: 'xs', required: true, found: false }];
  const stage = aCookiesStage({ way: 'everyday-browser', handOver, fields, wait });
  render(EverydayStep, { stage, handOver }, wrapper);
  return { user, api };
}

const button = (name: string) => screen.queryByRole('button', { name });

describe('before any browser can reach the program', () => {
  it('has it set up first, and says why that did not work', async () => {
    const { user, api } = await renderStep(NOBODY);
    expect(button(EVERYDAY_TEXT.openSite)).toBeNull();
    api.refuse('everydayBrowsers.setUp', 'The folder is read-only.');
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.setUp }));
    expect(await screen.findByText('The folder is read-only.')).toBeDefined();
  });

  it('says of each browser that cannot be set up why', async () => {
    const failed = {
      name: 'Firefox',
      state: 'failed',
      problem: 'its folder is read-only',
    } as const;
    await renderStep(NOBODY, { browsers: [failed] });
    expect(screen.getByText(/its folder is read-only/)).toBeDefined();
  });

  it('says where it cannot be had, and leaves pasting', async () => {
    const { user, api } = await renderStep(NOBODY, { isSupported: false });
    expect(button(EVERYDAY_TEXT.setUp)).toBeNull();
    expect(screen.getByText(EVERYDAY_TEXT.unsupported)).toBeDefined();
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.paste }));
    expect(api.inputsOf('login.paste')).toEqual([{ isOpen: true }]);
  });
});

describe('once one can', () => {
  it('says what to do there, and where the extension is', async () => {
    const { user, api } = await renderStep(NOBODY, { browsers: [CHROMIUM] });
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.openSite }));
    expect(api.names()).toContain('login.openInDefaultBrowser');
    await user.click(screen.getByText(EVERYDAY_TEXT.noButton));
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.showFolder }));
    expect(api.names()).toContain('everydayBrowsers.showFolder');
  });

  it('leads to the store where the extension is in one', async () => {
    const { user, api } = await renderStep(NOBODY, {
      browsers: [CHROMIUM],
      storeURL: 'https://store.example/',
    });
    await user.click(screen.getByText(EVERYDAY_TEXT.noButton));
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.openStore }));
    expect(api.names()).toContain('everydayBrowsers.openStore');
  });

  it('says which browser has the step, and what it lacks', async () => {
    await renderStep({ ...NOBODY, browsers: ['Chromium'], from: 'Chromium' });
    expect(screen.getByText(/^Chromium does not have everything yet: 0 of 1 found/)).toBeDefined();
    expect(button(EVERYDAY_TEXT.showFolder)).toBeNull();
  });

  it('leaves nothing to be taken back while it is sent', async () => {
    const { user, api } = await renderStep(
      { ...NOBODY, browsers: ['Chromium'], from: 'Chromium' },
      {},
      'sending',
    );
    expect(screen.getByText(/^Chromium handed it over/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.back }));
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.paste }));
    expect([...api.inputsOf('login.useEverydayBrowser'), ...api.inputsOf('login.paste')]).toEqual(
      [],
    );
  });

  it('says that the browser was closed', async () => {
    const lost = { browser: 'Chromium', why: 'browser-closed' } as const;
    await renderStep({ ...NOBODY, lost }, { browsers: [CHROMIUM] });
    expect(screen.getByText(/^Chromium was closed before everything was there/)).toBeDefined();
  });

  it.each([
    ['page-closed', /^The page in Chromium was closed before/],
    ['stopped', /^You stopped it in Chromium/],
  ] as const)('says how it ended in the browser that is ready: %s', async (why, text) => {
    const lost = { browser: 'Chromium', why };
    await renderStep({ ...NOBODY, browsers: ['Chromium'], lost }, { browsers: [CHROMIUM] });
    expect(screen.getByText(text)).toBeDefined();
  });

  it.each(['browser-closed', 'page-closed', 'stopped'] as const)(
    'says that another browser is ready: %s',
    async (why) => {
      const lost = { browser: 'Chromium', why };
      await renderStep({ ...NOBODY, browsers: ['Firefox'], lost }, { browsers: [CHROMIUM] });
      expect(screen.getByText(/^Firefox is ready/)).toBeDefined();
    },
  );

  it.each([
    ['extension', /^The extension in Chromium is older than Bridgekeeper/],
    ['program', /^The extension in Chromium is newer than Bridgekeeper/],
  ] as const)(
    'says that the %s is to be updated, while no browser is ready',
    async (older, text) => {
      const misfit = { browser: 'Chromium', older };
      await renderStep({ ...NOBODY, misfit }, { browsers: [CHROMIUM] });
      expect(screen.getByText(text)).toBeDefined();
    },
  );

  it('says that a browser is ready, whatever became of another', async () => {
    const misfit = { browser: 'Chromium', older: 'program' } as const;
    await renderStep(
      {
        ...NOBODY,
        browsers: ['Firefox'],
        lost: { browser: 'Chromium', why: 'browser-closed' },
        misfit,
      },
      { browsers: [CHROMIUM] },
    );
    expect(screen.getByText(/^Firefox is ready/)).toBeDefined();
  });

  it('says that no browser can come in', async () => {
    await renderStep({ ...NOBODY, isBroken: true }, { browsers: [CHROMIUM] });
    expect(screen.getByText(EVERYDAY_TEXT.broken)).toBeDefined();
  });

  it('goes back to the page', async () => {
    const { user, api } = await renderStep(NOBODY, { browsers: [CHROMIUM] });
    await user.click(screen.getByRole('button', { name: EVERYDAY_TEXT.back }));
    expect(api.inputsOf('login.useEverydayBrowser')).toEqual([{ isOn: false }]);
  });
});
