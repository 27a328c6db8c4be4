import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createCompany } from '../../webview/certificates';

/** The first byte of a TLS connection (RFC 8446, 5.1: a handshake). */
const HANDSHAKE = 22;

/** A server that answers http and https on one port, and says once that it wants to be encrypted. */
export interface StrictServer {
  /** With the port. */
  host: string;
  /** Of each encrypted connection, whether it went on where an earlier one had been. */
  resumptions: readonly boolean[];
  stop(): Promise<void>;
}

/** `/strict` answers with HSTS, everything else without. */
export async function startStrictServer(folder: string): Promise<StrictServer> {
  const { server: certificate } = await createCompany(join(folder, 'strict-server'), []);
  const answer: Parameters<typeof createHttpServer>[1] = ({ url }, response) => {
    const strict = url === '/strict' ? { 'strict-transport-security': 'max-age=9999' } : {};
    response.writeHead(200, { ...strict, 'content-type': 'text/html', connection: 'close' });
    response.end('<title>strict</title>');
  };
  const resumptions: boolean[] = [];
  const plain = createHttpServer(answer);
  const encrypted = createHttpsServer(certificate, answer);
  encrypted.on('secureConnection', (socket) => resumptions.push(socket.isSessionReused()));
  const sockets = new Set<Socket>();
  const both = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', (bytes: Buffer) => {
      socket.pause();
      socket.unshift(bytes);
      (bytes[0] === HANDSHAKE ? encrypted : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => void both.listen(0, 'localhost', resolve));
  return {
    resumptions,
    host: `strict.localhost:${(both.address() as AddressInfo).port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void both.close(resolve));
    },
  };
}
