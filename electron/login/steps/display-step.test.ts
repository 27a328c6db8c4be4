import { describe, expect, it } from 'vitest';
import type { DisplayStep, LoginSession } from '../../../shared/api/login-session';
import type { Result } from '../../beeper-api/errors';
import { createManualClock } from '../../testing/manual-clock';
import { runDisplayStep } from './display-step';

const emoji = (imageURL: string): DisplayStep => ({
  type: 'display_and_wait',
  stepID: 'emoji',
  display: { type: 'emoji', imageURL },
});
const SESSION: LoginSession = { bridgeID: 'b', loginSessionID: 's', status: 'waiting_for_display' };
const OK: Result<LoginSession> = { ok: true, value: SESSION };
const REFUSED: Result<LoginSession> = {
  ok: false,
  error: { kind: 'server', message: 'broken', path: '/', status: 500 },
};
const never = () => new Promise<Result<LoginSession>>(() => undefined);

/** A display whose pictures come when the test says so. */
function start(submit: () => Promise<Result<LoginSession>> = never) {
  const clock = createManualClock(0);
  const pictures = new Map<string, (picture: string | null) => void>();
  const problems: (string | null)[] = [];
  const run = runDisplayStep({
    step: emoji('https://pictures.example/cat'),
    clock,
    fetchPicture: (url) => new Promise((resolve) => pictures.set(url.slice(-3), resolve)),
    submit,
    refresh: () => Promise.resolve(OK),
    accept: () => false,
    onChange: () => problems.push(run.stage().problem),
  });
  run.done.catch(() => undefined);
  const arrive = async (name: string, picture: string | null) => {
    pictures.get(name)?.(picture);
    pictures.delete(name);
    await clock.advance(0);
  };
  const shown = () => {
    const { picture } = run.stage().display;
    return picture.state === 'shown' ? picture.source : picture.state;
  };
  return { run, clock, arrive, shown, pictures, problems };
}

describe('the emoji', () => {
  it('is never the one before, whichever picture comes first', async () => {
    const { run, arrive, shown } = start();
    run.refresh(emoji('https://pictures.example/dog'));
    await arrive('dog', 'data:dog');
    await arrive('cat', 'data:cat');
    expect(shown()).toBe('data:dog');
  });

  it('goes as soon as another one is asked for', async () => {
    const { run, arrive, shown } = start();
    await arrive('cat', 'data:cat');
    run.refresh(emoji('https://pictures.example/dog'));
    expect(shown()).toBe('loading');
  });

  it('stays, and is not fetched again, when the step repeats it', async () => {
    const { run, arrive, shown, pictures } = start();
    await arrive('cat', 'data:cat');
    run.refresh(emoji('https://pictures.example/cat'));
    expect(shown()).toBe('data:cat');
    expect(pictures.size).toBe(0);
  });

  it('that could not be had is fetched again', async () => {
    const { run, arrive, shown } = start();
    await arrive('cat', null);
    expect(shown()).toBe('failed');
    run.refresh(emoji('https://pictures.example/cat'));
    await arrive('cat', 'data:cat');
    expect(shown()).toBe('data:cat');
  });
});

describe('a submit that is refused again and again', () => {
  it('is shown once, although refreshes are answered meanwhile', async () => {
    const { clock, problems } = start(() => Promise.resolve(REFUSED));
    await clock.advance(30_000);
    expect(problems).toEqual([expect.stringMatching(/is wrong in Beeper Desktop/)]);
  });

  it('is no longer shown once one is pending again and a refresh is answered', async () => {
    let answers = 0;
    const submit = () => ((answers += 1) > 2 ? never() : Promise.resolve(REFUSED));
    const { clock, problems } = start(submit);
    await clock.advance(30_000);
    expect(problems).toHaveLength(2);
    expect(problems.at(-1)).toBeNull();
  });
});

describe('polling that throws', () => {
  it('rejects `done`', async () => {
    const { run, clock } = start(() => Promise.reject(new TypeError('stepID must not be empty.')));
    const rejected = expect(run.done).rejects.toThrow(TypeError);
    await clock.advance(1);
    await rejected;
  });
});
