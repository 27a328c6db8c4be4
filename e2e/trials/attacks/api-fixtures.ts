import type { Page } from '@playwright/test';
import { eventually } from '../../desktop/wait';
import { test as programTest, type Program } from '../../program';
import { answerTo, ask } from '../bridge';
import { startInBetween, type InBetween } from './in-between';

export const ALL_WELL = 'All accounts are well';
export const MARKUP = '<img src=x onerror="document.title=1"><a href="https://evil.example">b</a>';

/** A program whose Beeper is behind an attacker. */
export const test = programTest.extend<{ inBetween: InBetween; start: () => Promise<Program> }>({
  inBetween: async ({ simulator }, use) => {
    const server = await startInBetween(simulator);
    await use(server);
    await server.stop();
  },
  /** Starts the program with its window, behind the attacker. */
  start: async ({ inBetween, simulator, startProgram, tray }, use) => {
    await use(async () => {
      simulator.control.reset('sign-in');
      const program = await startProgram({ args: [], env: { BEEPER_BASE_URL: inBetween.url } });
      await (await tray.waitForItem()).waitForToolTip(ALL_WELL);
      return program;
    });
  },
});

interface Login {
  stage: { kind: string; flows?: { id: string }[] };
}

/** A sign-in at the lab whose first step is the attacker's. */
export async function signInAt(
  program: Program,
  inBetween: InBetween,
  step: object,
): Promise<Page> {
  inBetween.attack(/\/login-sessions(\/[^/]+)?$/, ({ method }, response) => {
    response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        bridgeID: 'lab',
        loginSessionID: 'session',
        status: 'waiting_for_cookies',
        currentStep: step,
      }),
    );
  });
  const page = await program.window();
  await ask(page, 'login.start', { bridgeID: 'lab' });
  const stage = async () =>
    ((await answerTo(page, 'window.getSnapshot')) as { login: Login | null }).login?.stage ?? null;
  const ways = await eventually({
    what: 'the ways to sign in',
    read: stage,
    until: (now) => now?.kind === 'choose-flow',
  });
  await ask(page, 'login.chooseFlow', { flowID: ways?.flows?.[0]?.id });
  await eventually({
    what: 'the step',
    read: stage,
    until: (now) => now !== null && now.kind !== 'choose-flow' && now.kind !== 'starting',
  });
  await program.waitUntilIdle();
  return page;
}
