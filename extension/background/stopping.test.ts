import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { handedOver, PRESSED, start } from '../testing/sign-in';
import { stepMessage } from '../testing/step';

const stopped = (why: string) => ({ type: 'stopped', key: 'step-1', why });

describe('a hand-over that is stopped', () => {
  it('is told to the program, gives back what was allowed, and can be begun again', async () => {
    const { signIn, program, given, allow, offers } = await handedOver();
    signIn.onPageMessage({ type: 'stop' });
    expect(program().said.at(-1)).toEqual(stopped('user'));
    expect(signIn.situation()).toMatchObject({ kind: 'step', progress: null });
    await vi.waitFor(() => expect(given.origins).toEqual([]));
    expect(program().isOpen()).toBe(true);
    signIn.onPageMessage(PRESSED);
    allow();
    await vi.waitFor(() => expect(offers()).toHaveLength(2));
  });

  it('goes on once it is being sent, and has not begun before the press', async () => {
    const { signIn, stand, program } = await handedOver();
    stand({ state: 'sending' });
    signIn.onPageMessage({ type: 'stop' });
    expect(signIn.situation()).toMatchObject({ progress: { state: 'sending' } });
    expect(program().said).not.toContainEqual(stopped('user'));
    const waiting = start();
    waiting.say(stepMessage());
    waiting.signIn.onPageMessage({ type: 'stop' });
    expect(waiting.program().said).not.toContainEqual(stopped('user'));
  });

  it('says that it is being sent when it was stopped too late', async () => {
    const { signIn, stand } = await handedOver();
    signIn.onPageMessage({ type: 'stop' });
    stand({ state: 'sending' });
    expect(signIn.situation()).toMatchObject({ progress: { state: 'sending', tabID: null } });
    stand({ state: 'done' });
    expect(signIn.situation()).toMatchObject({ kind: 'ended', state: 'done' });
  });

  it('offers nothing when it is stopped before the first offer', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { say, signIn, allow, offers, browser } = start();
    // A browser that does not answer yet.
    browser.cookies.getAllCookieStores = () => new Promise(() => undefined);
    say(stepMessage());
    signIn.onPageMessage(PRESSED);
    allow();
    await vi.advanceTimersByTimeAsync(50);
    expect(signIn.situation()).toMatchObject({ progress: { state: 'reading' } });
    signIn.onPageMessage({ type: 'stop' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(offers()).toEqual([]);
  });

  it('is stopped, too, when its user presses again and then says no', async () => {
    const { signIn, program } = await handedOver();
    signIn.onPageMessage(PRESSED);
    signIn.onPageMessage({ type: 'declined' });
    expect(program().said.at(-1)).toEqual(stopped('user'));
  });
});

describe('a tab that is closed in the middle', () => {
  it('is told to the program, after what was read there last', async () => {
    const { signIn, program, cookies, events, offers } = await handedOver();
    const [cookie] = cookies;
    if (cookie === undefined) throw new Error('No cookie.');
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    cookie.value = 'renewed';
    events.cookie.emit({ cookie });
    // Read, and not offered yet.
    await vi.advanceTimersByTimeAsync(50);
    expect(offers()).toHaveLength(1);
    signIn.onTabClosed(1);
    expect(program().said.slice(-2)).toMatchObject([
      { type: 'offer', cookies: [{ value: 'renewed' }] },
      stopped('tab-closed'),
    ]);
    expect(signIn.situation()).toMatchObject({ kind: 'step', progress: null });
  });

  it('is no matter when it is another one, or all was taken', async () => {
    const { signIn, stand, program } = await handedOver();
    signIn.onTabClosed(7);
    expect(signIn.situation()).toMatchObject({ progress: { state: 'reading' } });
    stand({ state: 'sending' });
    signIn.onTabClosed(1);
    expect(program().said).not.toContainEqual(stopped('tab-closed'));
  });
});
