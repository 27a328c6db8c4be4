import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { PROMPT_TEXT } from '../../shared/strings/webview-prompts';
import { createCompany, installCertificates } from '../webview/certificates';
import { end } from './login-moves';
import type { Scene, State } from './scene';

const USERS = ['alice@company.example', 'bob@company.example'];

const companyFolder = (userDataDir: string) => join(dirname(userDataDir), 'company');

/** Makes a company whose users have certificates in the store that Chromium reads at its start. */
export async function installUsers(userDataDir: string): Promise<void> {
  const folder = companyFolder(userDataDir);
  await createCompany(folder, USERS);
  await installCertificates(folder, USERS, join(dirname(userDataDir), 'home'));
}

/** Starts a server of that company, which asks its visitors for their certificates. */
async function startCompanyServer({ program }: Scene): Promise<Server> {
  const userDataDir = await program.app.evaluate(({ app }) => app.getPath('userData'));
  const read = (name: string) => readFile(join(companyFolder(userDataDir), name));
  const [key, cert, ca] = await Promise.all([
    read('server.key'),
    read('server.crt'),
    read('ca.crt'),
  ]);
  const options = { key, cert, ca, requestCert: true, rejectUnauthorized: false };
  const server = createServer(options, (_request, response) => void response.end());
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  return server;
}

function certificatePrompt(): State {
  let server: Server | null = null;
  return {
    name: 'login-certificate-prompt',
    async reach(scene) {
      server = await startCompanyServer(scene);
      await scene.signIn.add('Facebook Messenger');
      const site = await scene.signIn.site('www.facebook.localhost');
      const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
      await site.evaluate((address) => void (location.href = address), url);
      await scene.page.getByRole('dialog').waitFor();
    },
    async leave(scene) {
      const dialog = scene.page.getByRole('dialog');
      await dialog.getByRole('button', { name: PROMPT_TEXT.noCertificate }).click();
      await dialog.waitFor({ state: 'detached' });
      server?.closeAllConnections();
      server?.close();
      await end(scene);
    },
  };
}

/** What is asked of the user when a site wants a certificate. */
export const CERTIFICATE_STATES: readonly State[] = [certificatePrompt()];
