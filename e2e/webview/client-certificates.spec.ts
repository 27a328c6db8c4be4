import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { expect } from '@playwright/test';
import type { WebviewState } from '../../shared/model/webview';
import { createCompany, installCertificates, type Company } from './certificates';
import { test as webviewTest } from './fixtures';

const USERS = ['alice', 'bob'];

interface CompanyFixtures {
  company: Company;
  /** The address of a server that says whose certificate it was given. */
  companyURL: string;
}

/** Needs its own folder of settings, since Chromium reads the user's store at its start. */
const test = webviewTest.extend<CompanyFixtures>({
  company: async ({ userDataDir }, use) => {
    const folder = join(userDataDir, '..', 'company');
    const company = await createCompany(folder, USERS);
    await installCertificates(folder, USERS, join(userDataDir, '..', 'home'));
    await use(company);
  },
  companyURL: async ({ company }, use) => {
    const asks = { requestCert: true, rejectUnauthorized: false };
    const server = createServer({ ...company.server, ...asks }, ({ socket }, response) => {
      const subject = (socket as TLSSocket).getPeerCertificate().subject as object | undefined;
      const name = subject !== undefined && 'CN' in subject ? String(subject.CN) : 'nobody';
      // Each page asks anew, as at another time.
      response.writeHead(200, { 'content-type': 'text/html', connection: 'close' });
      response.end(`<title>${name}</title>`);
    });
    await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
    await use(`https://localhost:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  },
});

test('a server that asks for a certificate gets the chosen one, or none; never one unasked', async ({
  companyURL,
  webview,
}) => {
  let asked = 0;
  const titleAfter = async (choose: (subjects: string[]) => number | null) => {
    await webview.start(companyURL);
    const isNext = ({ prompt }: WebviewState) => prompt !== null && prompt.id > asked;
    const { prompt } = await webview.waitForState('a question', isNext);
    if (prompt?.kind !== 'client-certificate') throw new Error(`asked for ${prompt?.kind}`);
    asked = prompt.id;
    expect(prompt.host).toBe(new URL(companyURL).host);
    expect(prompt.certificates.map(({ issuer }) => issuer)).toEqual(
      USERS.map(() => 'Example Company'),
    );
    const index = choose(prompt.certificates.map(({ subject }) => subject));
    const answer = index === null ? null : ({ kind: 'client-certificate', index } as const);
    await webview.app.evaluate(
      (_electron, given) => globalThis.harness.answerPrompt(given.id, given.answer),
      { id: prompt.id, answer },
    );
    const page = await webview.page();
    await expect.poll(() => page.title()).not.toBe('');
    const title = await page.title();
    await webview.close();
    return title;
  };
  expect(await titleAfter((subjects) => subjects.indexOf('bob'))).toBe('bob');
  // What was chosen is forgotten with the step.
  expect(await titleAfter((subjects) => subjects.indexOf('alice'))).toBe('alice');
  expect(await titleAfter(() => null)).toBe('nobody');
});
