import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchDisplayPicture } from './display-picture';

async function serve(type: string, body: Buffer | string, status = 200): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': type, location: '/elsewhere' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/emoji`;
}
const get = (address: string) => fetchDisplayPicture(address, fetch, new AbortController().signal);

describe('fetchDisplayPicture', () => {
  it('returns a picture as a data: URL', async () => {
    expect(await get(await serve('image/svg+xml; charset=utf-8', '<svg/>'))).toBe(
      'data:image/svg+xml;base64,PHN2Zy8+',
    );
  });

  it('takes a type in capitals for what it is', async () => {
    expect(await get(await serve('IMAGE/PNG', 'x'))).toBe('data:image/png;base64,eA==');
  });

  it('leaves one that is a data: URL already', async () => {
    expect(await get('data:image/png;base64,AA==')).toBe('data:image/png;base64,AA==');
  });

  it.each([
    [
      'base64',
      (bytes: number) => `data:image/png;base64,${Buffer.alloc(bytes).toString('base64')}`,
    ],
    ['percent-encoded', (bytes: number) => `data:image/svg+xml,${'%20'.repeat(bytes)}`],
  ])('refuses a data: URL of more than a megabyte: %s', async (_what, dataURL) => {
    expect(await get(dataURL(1_000_000))).toBe(dataURL(1_000_000));
    expect(await get(dataURL(1_000_001))).toBeNull();
  });

  it('stops reading one that does not end', async () => {
    let timer: NodeJS.Timeout | undefined;
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      timer = setInterval(() => response.write(Buffer.alloc(200_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      clearInterval(timer);
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    expect(await get(`http://127.0.0.1:${port}/emoji`)).toBeNull();
  }, 5_000);

  it('takes nothing else', async () => {
    expect(await get(await serve('text/html', '<script>'))).toBeNull();
    expect(await get(await serve('image/png', Buffer.alloc(1_000_001)))).toBeNull();
    expect(await get(await serve('image/png', '', 404))).toBeNull();
    expect(await get(await serve('image/png', '', 302))).toBeNull();
    expect(await get(await serve('image/png', ''))).toBeNull();
    expect(await get('http://192.0.2.1/emoji.png')).toBeNull();
    expect(await get('file:///etc/passwd')).toBeNull();
    expect(await get('nonsense')).toBeNull();
    expect(await get('http://127.0.0.1:1/closed')).toBeNull();
  });
});
