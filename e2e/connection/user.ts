import { connect } from 'node:net';
import { expect, type Page } from '@playwright/test';
import type { Traffic } from './traffic';

/** Begins to connect in the browser, once a Beeper is found. */
export async function pressConnect(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** Pastes a token on the page to connect on, once a Beeper is found. */
export async function paste(window: Page, token: string): Promise<void> {
  const field = window.getByLabel('Token', { exact: true });
  const summary = window.getByText('Paste a token instead');
  await summary.waitFor();
  if (!(await field.isVisible())) await summary.click();
  await field.fill(token);
  await window.getByRole('button', { name: 'Connect with it' }).click();
}

/** Asserts that the window lists the accounts of what it is connected to. */
export async function expectWatched(window: Page): Promise<void> {
  await expect(window.getByRole('button', { name: /^WhatsApp/ })).toBeVisible();
}

/** Asserts that the window says this, and that connecting can be chosen again. */
export async function expectRefusal(window: Page, says: string): Promise<void> {
  await expect(window.getByRole('alert').getByText(says)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Connect', exact: true })).toBeEnabled();
}

/** The port at which the latest attempt to connect waits, or waited, for the browser's answer. */
export function redirectPort(traffic: Traffic): number {
  const registered = JSON.parse(traffic.bodies('/oauth/register').at(-1) ?? '') as {
    redirect_uris: [string];
  };
  return Number(new URL(registered.redirect_uris[0]).port);
}

/** Whether anything listens on a port of this computer. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
