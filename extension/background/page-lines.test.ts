import { describe, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../testing/fake-browser';
import { createFakePort } from '../testing/fake-port';
import { PAGE_PORT } from '../situation';
import { listenToPages } from './page-lines';

const PAGE = 'chrome-extension://the-extension/page.html';

function start() {
  const { browser, events } = createFakeBrowser();
  const onMessage = vi.fn();
  const onOpen = vi.fn();
  const situation = () => ({ kind: 'nothing' }) as const;
  listenToPages({ browser, pageURL: PAGE, onOpen, onClose: vi.fn(), onMessage, situation });
  return { onMessage, onOpen, connect: events.connect.emit };
}

describe('a line to the background', () => {
  it('is for the extension’s own page, and takes what fits', () => {
    const { connect, onMessage } = start();
    const port = createFakePort({ name: PAGE_PORT, sender: { id: 'the-extension', url: PAGE } });
    connect(port);
    expect(port.said).toEqual([{ kind: 'nothing' }]);
    port.onMessage.emit({ type: 'confirm' });
    port.onMessage.emit({ type: 'else' });
    port.onMessage.emit({ type: 'hand-over', key: 'step-1', tabID: 'x' });
    expect(onMessage.mock.calls).toEqual([[{ type: 'confirm' }]]);
  });

  it.each([
    ['another page', { id: 'the-extension', url: 'https://www.instagram.com/' }],
    ['another extension', { id: 'other', url: PAGE }],
    ['nobody', {}],
  ])('is closed to %s', (_, sender) => {
    const { connect, onOpen, onMessage } = start();
    const port = createFakePort({ name: PAGE_PORT, sender });
    connect(port);
    port.onMessage.emit({ type: 'confirm' });
    expect(port.isOpen()).toBe(false);
    expect(port.said).toEqual([]);
    expect(onOpen).not.toHaveBeenCalled();
    expect(onMessage).not.toHaveBeenCalled();
  });
});
