import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A company's own authority: a server that asks for certificates, and users that have one each. */
export interface Company {
  /** For `https.createServer`. */
  server: { key: Buffer; cert: Buffer; ca: Buffer };
}

/** Makes the authority's and all other keys and certificates, in a folder of their own. */
export async function createCompany(folder: string, users: readonly string[]): Promise<Company> {
  await mkdir(folder, { recursive: true });
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const create = async (name: string, subject: string, extension?: string) => {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.crt`];
    const issued = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-addext', 'basicConstraints=CA:FALSE'];
    const more =
      extension === undefined
        ? ['-addext', 'keyUsage=keyCertSign']
        : [...issued, '-addext', extension];
    await openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '30', '-subj', subject, ...files, ...more],
    );
  };
  await create('ca', '/CN=Example Company');
  await create('server', '/CN=localhost', 'subjectAltName=DNS:localhost');
  for (const user of users) {
    await create(user, `/CN=${user}`, 'extendedKeyUsage=clientAuth');
    const pair = ['-inkey', `${user}.key`, '-in', `${user}.crt`, '-passout', 'pass:'];
    await openssl('pkcs12', '-export', ...pair, '-name', user, '-out', `${user}.p12`);
  }
  const read = (name: string) => readFile(join(folder, name));
  const [key, cert, ca] = await Promise.all(['server.key', 'server.crt', 'ca.crt'].map(read));
  if (key === undefined || cert === undefined || ca === undefined) throw new Error('unreachable');
  return { server: { key, cert, ca } };
}

/** Puts the users' certificates into the store that Chromium reads, and trusts the authority. */
export async function installCertificates(
  folder: string,
  users: readonly string[],
  home: string,
): Promise<void> {
  const store = join(home, '.pki', 'nssdb');
  await mkdir(store, { recursive: true });
  const database = ['-d', `sql:${store}`];
  const noPassword = join(folder, 'no-password');
  await writeFile(noPassword, '');
  await run('certutil', ['-N', ...database, '--empty-password']);
  await run('certutil', ['-A', ...database, '-n', 'ca', '-t', 'C,,', '-i', join(folder, 'ca.crt')]);
  for (const user of users) {
    const file = join(folder, `${user}.p12`);
    await run('pk12util', ['-i', file, ...database, '-W', '', '-k', noPassword]);
  }
}
