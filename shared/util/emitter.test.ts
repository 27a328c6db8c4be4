import { describe, expect, it } from 'vitest';
import { createEmitter } from './emitter';

describe('createEmitter', () => {
  it('tells every listener, in order, until each stops', () => {
    const emitter = createEmitter<[number]>();
    const heard: string[] = [];
    const stopFirst = emitter.on((n) => heard.push(`first ${n}`));
    emitter.on((n) => heard.push(`second ${n}`));
    emitter.emit(1);
    stopFirst();
    emitter.emit(2);
    expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
  });

  it('keeps a listener that throws from silencing the others', () => {
    const errors: unknown[] = [];
    const emitter = createEmitter<[]>((error) => errors.push(error));
    const broken = new Error('broken');
    let heard = 0;
    emitter.on(() => {
      throw broken;
    });
    emitter.on(() => (heard += 1));
    emitter.emit();
    expect({ heard, errors }).toEqual({ heard: 1, errors: [broken] });
  });

  it('tells one function as often as it listens', () => {
    const emitter = createEmitter<[]>();
    let heard = 0;
    const listener = () => (heard += 1);
    const stop = emitter.on(listener);
    emitter.on(listener);
    stop();
    emitter.emit();
    expect(heard).toBe(1);
  });

  it('does not tell a listener that came during the telling', () => {
    const emitter = createEmitter<[]>();
    let heard = 0;
    emitter.on(() => emitter.on(() => (heard += 1)));
    emitter.emit();
    expect(heard).toBe(0);
  });
});
