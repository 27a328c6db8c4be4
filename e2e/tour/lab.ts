import type { Page } from '@playwright/test';
import { step } from '../../scripts/lib/steps.mjs';
import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { REPORT_TEXT } from '../../shared/strings/login-report';
import { failureChoice } from '../../simulator/logins/lab/inputs';
import type { Stage } from './stage';
import { waitForPage, window } from './window';

/** Sign-ins that are less plain, at the simulator's lab. The window is open when it begins. */
export async function playLab({ program, picture }: Stage): Promise<void> {
  const page = window(program);
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const begin = async (flow: string) => {
    await press(/^Add an account/);
    await page.getByRole('button', { name: 'Add Lab', exact: true }).click();
    await page.getByRole('radio', { name: flow, exact: true }).check();
    await press('Continue');
  };
  const site = async (): Promise<Page> => {
    const found = await waitForPage(program, 'lab.localhost');
    await found.getByText('Sign in').first().waitFor();
    return found;
  };
  const end = async () => {
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click();
    await page.getByRole('button', { name: /^Add an account/ }).waitFor();
  };

  await step('A window that a sign-in page opens lies over it, inside the window', async () => {
    await begin('A popup');
    const opened = program.nextPage();
    await (await site()).getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true });
    await (await opened).getByText('Sign in').first().waitFor();
    await page.getByRole('list', { name: WEBVIEW_TEXT.openers }).waitFor();
    await picture('child-window');
    await end();
  });

  await step('A company asks for a password outside of its page', async () => {
    await begin('HTTP sign-in (Basic)');
    const link = (await site()).getByRole('link', { name: 'Sign in with your company' });
    await link.click({ noWaitAfter: true });
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await picture('http-sign-in');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await end();
  });

  await step('A sign-in that failed can be reported', async () => {
    await begin('Failure');
    await page.getByLabel('Error').selectOption(failureChoice('FI.MAU.META_CHECKPOINT_ERROR'));
    await press('Continue');
    await press(REPORT_TEXT.open);
    await page.getByRole('region', { name: REPORT_TEXT.label }).waitFor();
    await picture('report');
    await press(REPORT_TEXT.close);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
  });
}
