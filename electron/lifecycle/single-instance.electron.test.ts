import { describe, expect, it } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { claimSingleInstance } from './single-instance.electron';

describe('claimSingleInstance', () => {
  const link = { preventDefault: () => undefined };

  it('hands on what was requested before anybody listened, in order', () => {
    const { electron } = createFakeElectron();
    const requests = claimSingleInstance(electron);
    electron.app.emit('second-instance', {}, [], '/', { argv: ['a', '--reconnect=b'] });
    electron.app.emit('open-url', link, 'bridgekeeper://open');
    const received: (readonly string[])[] = [];
    requests?.onRequest((argv) => received.push(argv));
    electron.app.emit('second-instance', {}, [], '/', { argv: ['later'] });
    electron.app.emit('activate');
    expect(received).toEqual([['a', '--reconnect=b'], ['bridgekeeper://open'], ['later'], []]);
  });

  it.each([null, 'text', {}, { argv: 'text' }, { argv: [1, null] }])(
    'takes the malformed %j of another program for a plain start',
    (sent) => {
      const { electron } = createFakeElectron();
      const received: (readonly string[])[] = [];
      claimSingleInstance(electron)?.onRequest((argv) => received.push(argv));
      electron.app.emit('second-instance', {}, [], '/', sent);
      expect(received).toEqual([[]]);
    },
  );

  it('is null for a second start', () => {
    const { electron } = createFakeElectron();
    electron.app.requestSingleInstanceLock = () => false;
    expect(claimSingleInstance(electron)).toBeNull();
  });
});
