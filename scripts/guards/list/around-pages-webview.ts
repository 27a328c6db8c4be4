import type { Guard } from '../guard';

const EVENTS = 'electron/login/webview/webview-events.test.ts';
const ORIGIN = 'electron/login/webview/page-origin.test.ts';

/** Between the program and the partition of a sign-in: what its pages are given, and what is read. */
export const GUARDS_AROUND_WEBVIEWS: readonly Guard[] = [
  {
    file: 'electron/login/webview/block-powers.ts',
    danger: 'a window over all others',
    code: "'picture-in-picture=()',",
    without: '',
    heldBy: 'electron/login/webview/block-powers.test.ts',
  },
  {
    file: 'electron/login/capture/value-limits.ts',
    danger: 'a page can make values of any size',
    code: 'if (value.length > MAX_VALUE_BYTES) return true;',
    without: 'if (value.length > MAX_VALUE_BYTES) return false;',
    heldBy: 'electron/login/capture/value-limits.test.ts',
  },
  {
    file: 'electron/login/capture/value-limits.ts',
    danger: 'or as many as it likes',
    code: 'return total > MAX_TOTAL_BYTES;',
    without: 'return total < 0;',
    heldBy: 'electron/login/capture/value-limits.test.ts',
  },
  {
    file: 'electron/login/webview/observers/injected-scripts.ts',
    danger: 'what is too large to be sent stays',
    code: 'if (length > ${MAX_VALUE_BYTES} || length > left) tooLarge.push(name);',
    without: 'if (length < 0) tooLarge.push(name);',
    heldBy: 'electron/login/webview/observers/injected-scripts.test.ts',
  },
  {
    file: 'electron/login/webview/observers/script-runner.ts',
    danger: 'a script that stops its page',
    code: 'if (wasCause) stop();',
    without: '',
    heldBy: 'electron/login/webview/observers/script-runner.test.ts',
  },
  {
    file: 'electron/login/webview/observers/request-body-reader.ts',
    danger: 'never read. Electron reads a blob whole into the main process',
    code: 'parts.map(({ bytes = NOTHING }) => {',
    without: "parts.map(({ blobUUID = '', bytes = Buffer.from(blobUUID) }) => {",
    heldBy: 'electron/login/webview/observers/request-body-reader.test.ts',
  },
  {
    file: 'electron/login/webview/observers/request-body-reader.ts',
    danger: 'the path of a file of the user',
    code: 'parts.map(({ bytes = NOTHING }) => {',
    without: `parts.map(({ bytes: given = NOTHING, file }) => {
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const bytes = file === undefined ? given : readFileSync(file);`,
    heldBy: 'electron/login/webview/observers/request-body-reader.test.ts',
  },
  {
    file: 'electron/login/webview/session-pool.electron.ts',
    danger: 'without `persist:` it lives in memory',
    code: 'fromPartition(`login-${randomUUID()}`)',
    without: 'fromPartition(`persist:login-${randomUUID()}`)',
    heldBy: 'electron/login/webview/webview.electron.test.ts',
  },
  {
    file: 'electron/login/webview/session-pool.electron.ts',
    danger: 'without `persist:` it lives in memory',
    code: 'fromPartition(`login-${randomUUID()}`)',
    without: 'fromPartition(`persist:login-${randomUUID()}`)',
    heldBy: { e2e: 'webview/page-guard.spec.ts', title: 'nothing of a login is left behind' },
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'a list that names nobody',
    code: "session.allowNTLMCredentialsForDomains('nobody.invalid');",
    without: '',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'what the store says might quote the value',
    code: `} catch {
          // SECURITY: what the store says might quote the value.
          leave(nameForLog(cookie));`,
    without: `} catch (error) {
          leave(\`\${nameForLog(cookie)} (\${String(error)})\`);`,
    heldBy: 'electron/login/webview/webview.electron.test.ts',
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'a page is given no permission, no device and no file',
    code: 'answer(GRANTED_PERMISSIONS.has(permission));',
    without: 'answer(true);',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'a page is given no permission, no device and no file',
    code: 'session.setPermissionCheckHandler((_contents, permission) => GRANTED_PERMISSIONS.has(permission));',
    without: '',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'a page is given no permission, no device and no file',
    code: 'session.setDevicePermissionHandler(() => false);',
    without: '',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'a page is given no permission, no device and no file',
    code: `event.preventDefault();
    options.onBlockedDownload(contents);`,
    without: 'options.onBlockedDownload(contents);',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'nothing goes out once a login is over',
    code: 'cutOff(session);',
    without: '',
    heldBy: 'electron/login/webview/webview-closing.test.ts',
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'what comes while the partition is emptied is saved no more than before',
    code: "session.on('will-download', (event) => event.preventDefault());",
    without: '',
    heldBy: 'electron/login/webview/webview-closing.test.ts',
  },
  {
    file: 'electron/login/webview/partition.electron.ts',
    danger: 'the next sign-in at this site would be known again',
    code: 'if (!isEmpty) isRetired = true;',
    without: '',
    heldBy: 'electron/login/webview/webview-closing.test.ts',
  },
  {
    file: 'electron/login/webview/empty-session.electron.ts',
    danger: 'this alone also forgets',
    code: 'session.clearData(),',
    without: 'session.clearCache(),',
    heldBy: {
      e2e: 'trials/attacks/earlier-logins.spec.ts',
      title: 'what the network knows of a server from an earlier login',
    },
  },
  {
    file: 'electron/login/webview/empty-session.electron.ts',
    danger: 'a change of this is what makes it forget the tickets',
    code: "session.setSSLConfig({ maxVersion: 'tls1.2' });",
    without: '',
    heldBy: {
      e2e: 'trials/attacks/earlier-logins.spec.ts',
      title: 'what TLS remembers of a server from an earlier login',
    },
  },
  {
    file: 'electron/login/webview/webview.electron.ts',
    danger: 'Chromium would send it again without a question',
    code: 'onCertificateAsked: partition.retire,',
    without: 'onCertificateAsked: () => undefined,',
    heldBy: {
      e2e: 'webview/client-certificates.spec.ts',
      title: 'a server that asks for a certificate gets the chosen one',
    },
  },
  {
    file: 'electron/login/webview/prompts/prompts.electron.ts',
    danger: 'Electron would send the user',
    code: `event.preventDefault();
    const none`,
    without: 'const none',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/prompts/prompts.electron.ts',
    danger: 'Electron would send the user',
    code: `event.preventDefault();
    const none`,
    without: 'const none',
    heldBy: {
      e2e: 'webview/client-certificates.spec.ts',
      title: 'a server that asks for a certificate gets the chosen one',
    },
  },
  {
    file: 'electron/login/webview/prompts/prompts.electron.ts',
    danger: 'everything here is a stranger',
    code: 'plainText(realm) || null',
    without: 'realm || null',
    heldBy: 'electron/login/webview/prompts/prompts.electron.test.ts',
  },
  {
    file: 'electron/login/webview/prompts/prompts.electron.ts',
    danger: 'everything here is a stranger',
    code: 'plainText(USUAL_PORTS.includes(port) ? host : `${host}:${port}`)',
    without: 'USUAL_PORTS.includes(port) ? host : `${host}:${port}`',
    heldBy: 'electron/login/webview/prompts/prompts.electron.test.ts',
  },
  {
    file: 'electron/login/webview/prompts/prompts.electron.ts',
    danger: 'everything here is a stranger',
    code: 'plainText(certificate.subjectName)',
    without: 'certificate.subjectName',
    heldBy: 'electron/login/webview/prompts/prompts.electron.test.ts',
  },
  {
    file: 'electron/login/webview/webview.electron.ts',
    danger: 'first of all, so that whatever fails below',
    code: `const canGoBack = contents()?.navigationHistory.canGoBack() ?? false;
        state.update(id,`,
    without: `const canGoBack = contents()?.navigationHistory.canGoBack() ?? false;
        contents()?.setZoomFactor(state.state().zoom);
        state.update(id,`,
    heldBy: ORIGIN,
  },
];
