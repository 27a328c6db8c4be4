import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startHooks, told } from './testing/hooks';

describe('the command', () => {
  it('is stored only once it is confirmed, as it will be run', async () => {
    const asked: string[] = [];
    let answer = false;
    const confirm = (command: string) => {
      asked.push(command);
      return Promise.resolve(answer);
    };
    const { hooks, settings } = await startHooks({ confirm });
    await expect(hooks.command.set(`say 'a b' $(id)`)).rejects.toThrow(/did not confirm/);
    expect(settings.get('hookCommand')).toBeNull();
    answer = true;
    await hooks.command.set(`say 'a b' $(id)`);
    expect(settings.get('hookCommand')).toEqual(['say', 'a b', '$(id)']);
    expect(asked).toEqual(Array(2).fill('say "a b" "$(id)"'));
    await expect(hooks.command.set('say "')).rejects.toThrow(/quotation mark/);
    expect(asked).toHaveLength(2);
    await hooks.command.set(' ');
    expect(settings.get('hookCommand')).toBeNull();
  });

  it('asks one question at a time', async () => {
    let confirm: (isConfirmed: boolean) => void = () => undefined;
    const { hooks, settings } = await startHooks({
      confirm: () => new Promise((resolve) => (confirm = resolve)),
    });
    const asking = hooks.command.set('first');
    await expect(hooks.command.set('second')).rejects.toThrow(/did not confirm/);
    confirm(true);
    await asking;
    expect(settings.get('hookCommand')).toEqual(['first']);
  });

  it('runs per alert, one after the other, and says how it ended', async () => {
    const { hooks, folder } = await startHooks();
    const file = join(folder, 'seen');
    const script = `printf %s "$BRIDGEKEEPER_TITLE" >> "$0"; sleep 0.05; printf . >> "$0"`;
    await hooks.command.set(`sh -c '${script}' ${file}`);
    ['a', 'b'].forEach((title) => hooks.tell(told(title)));
    await hooks.command.test();
    expect(await readFile(file, 'utf8')).toBe('a.b.A test by Bridgekeeper.');
    expect(hooks.state().command.last).toMatchObject({ outcome: { kind: 'ok' } });
    await hooks.command.set('/no/such/program');
    await hooks.command.test();
    expect(hooks.state().command.last?.outcome).toEqual({ kind: 'not-started', code: 'ENOENT' });
  });

  it('that hangs leaves alerts out rather than let them pile up', async () => {
    const { hooks } = await startHooks();
    await hooks.command.set('sleep 1000');
    for (let count = 0; count < 30; count += 1) hooks.tell(told(String(count)));
    expect(hooks.state().command.last?.outcome).toEqual({ kind: 'left-out' });
  });
});
