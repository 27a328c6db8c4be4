import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signedBytes } from '../signed-feed';

/** How a request is answered otherwise than with the file. */
export type UpdateFault =
  /** The connection breaks off in the middle of the file. */
  | 'cut'
  /** Half of it comes, and then nothing more. */
  | 'stuck'
  /** Nothing comes at all. */
  | 'hang'
  /** It comes without end. */
  | 'endless'
  /** A redirect to itself. */
  | 'circle'
  | { redirect: string }
  | { status: number };

export interface UpdateServer {
  /** The folder of the feed. */
  url: string;
  /** The public key, as a build is given it. */
  key: string;
  /** Offers a version of this content, signed. */
  offer(version: string, content?: Buffer): Offered;
  /** By its name; absent files are not found. */
  files: Map<string, Buffer>;
  faults: Map<string, UpdateFault>;
  requests: { path: string; headers: IncomingMessage['headers'] }[];
  stop(): Promise<void>;
}

interface Offered {
  file: string;
  content: Buffer;
}

/** What the feed of this system is called here. */
export const FEED =
  process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`;

export const aKeyPair = () => generateKeyPairSync('ed25519');

export const signatureOf = (feed: string | Uint8Array, key: KeyObject, name = FEED): Buffer => {
  const bytes = sign(null, signedBytes(name, Buffer.from(feed)), key);
  return Buffer.from(`${bytes.toString('base64')}\n`);
};

/** A feed as electron-builder writes it. */
export function aFeed(version: string, file: string, content: Buffer): string {
  const sha512 = createHash('sha512').update(content).digest('base64');
  return `version: ${version}
files:
  - url: ${file}
    sha512: ${sha512}
    size: ${content.length}
path: ${file}
sha512: ${sha512}
releaseDate: '2026-01-01T00:00:00.000Z'
`;
}

/** Long enough that half of it is more than what a connection holds back. */
export const aContent = (text = 'a newer version'): Buffer =>
  Buffer.concat([Buffer.from(`#!/bin/sh\n# ${text}\nexit 0\n`), Buffer.alloc(3_000_000, text)]);

/** A server for updates on loopback, with a key of its own. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const { publicKey, privateKey } = aKeyPair();
  const files: UpdateServer['files'] = new Map();
  const faults: UpdateServer['faults'] = new Map();
  const requests: UpdateServer['requests'] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice('/updates/'.length);
    requests.push({ path, headers: request.headers });
    answer(request, response, files.get(path), faults.get(path));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/updates`,
    key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    offer(version, content = aContent(version)) {
      const file = `Bridgekeeper-${version}-${process.arch}.AppImage`;
      const feed = Buffer.from(aFeed(version, file, content));
      files.set(FEED, feed);
      files.set(`${FEED}.sig`, signatureOf(feed, privateKey));
      files.set(file, content);
      return { file, content };
    },
    files,
    faults,
    requests,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  content: Buffer | undefined,
  fault: UpdateFault | undefined,
): void {
  if (fault === 'hang') return;
  if (fault === 'circle') return redirect(response, request.url ?? '');
  if (typeof fault === 'object' && 'redirect' in fault) return redirect(response, fault.redirect);
  if (content === undefined) return void response.writeHead(404).end();
  if (typeof fault === 'object') return void response.writeHead(fault.status).end(content);
  if (fault === 'endless') return sendForEver(response, content);
  response.writeHead(200, { 'content-length': content.length });
  if (fault === undefined) return void response.end(content);
  response.write(content.subarray(0, content.length / 2), () => {
    if (fault === 'cut') response.destroy();
  });
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

function sendForEver(response: ServerResponse, content: Buffer): void {
  response.writeHead(200);
  const send = () => {
    if (!response.destroyed) response.write(content, send);
  };
  send();
}
