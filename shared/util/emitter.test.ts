import { describe, expect, it } from 'vitest';
import { createEmitter } from './emitter';

describe('createEmitter', () => {
  it('calls every listener, in order, until each stops', () => {
    const emitter = createEmitter<[number]>();
    const received: string[] = [];
    const stopFirst = emitter.on((n) => received.push(`first ${n}`));
    emitter.on((n) => received.push(`second ${n}`));
    emitter.emit(1);
    stopFirst();
    emitter.emit(2);
    expect(received).toEqual(['first 1', 'second 1', 'second 2']);
  });

  it('keeps a listener that throws from silencing the others', () => {
    const errors: unknown[] = [];
    const emitter = createEmitter<[]>((error) => errors.push(error));
    const broken = new Error('broken');
    let received = 0;
    emitter.on(() => {
      throw broken;
    });
    emitter.on(() => (received += 1));
    emitter.emit();
    expect({ received, errors }).toEqual({ received: 1, errors: [broken] });
  });

  it('calls one function as often as it listens', () => {
    const emitter = createEmitter<[]>();
    let received = 0;
    const listener = () => (received += 1);
    const stop = emitter.on(listener);
    emitter.on(listener);
    stop();
    emitter.emit();
    expect(received).toBe(1);
  });

  it('does not call a listener that was added while it emits', () => {
    const emitter = createEmitter<[]>();
    let received = 0;
    emitter.on(() => emitter.on(() => (received += 1)));
    emitter.emit();
    expect(received).toBe(0);
  });
});
