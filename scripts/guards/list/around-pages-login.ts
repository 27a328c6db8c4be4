import type { Guard } from '../guard';

/** In a sign-in: what of it is shown, logged, reported and opened. */
export const GUARDS_AROUND_LOGINS: readonly Guard[] = [
  {
    file: 'electron/login/capture/re2.ts',
    danger: 'linear may be long all the same',
    code: 'text.length * steps <= MOST_WORK && ',
    without: 'steps > 0 && ',
    heldBy: 'electron/login/capture/re2.test.ts',
  },
  {
    file: 'electron/login/hand-over/step-hosts.ts',
    danger: 'a bridge could name `com`',
    code: '.filter((host) => siteOf(host) !== null)',
    without: '.filter(Boolean)',
    heldBy: 'electron/login/hand-over/step-hosts.test.ts',
  },
  {
    file: 'electron/login/hand-over/offer-events.ts',
    danger: 'only what is of one of the step',
    code: 'host !== null && hosts.some((allowed) => isWithin(host, allowed))',
    without: 'host !== null && hosts.length > 0',
    heldBy: 'electron/login/hand-over/hand-over.test.ts',
  },
  {
    file: 'electron/login/login-sites.ts',
    danger: 'anything else could start a program',
    code: "if (!isWebURL(url)) throw new Error('there is no site to open');",
    without: '',
    heldBy: 'electron/login/login-process.test.ts',
  },
  {
    file: 'electron/login/login-sites.ts',
    danger: 'without the error, which may name the address',
    code: `} catch {
      // SECURITY: without the error, which may name the address, which may hold a sign-in code.
      log('the default browser could not be opened');`,
    without: `} catch (error) {
      log('the default browser could not be opened');
      log(String(error));`,
    heldBy: 'electron/login/login-process.test.ts',
  },
  {
    file: 'electron/login/login-sites.ts',
    danger: 'the window shows what strangers write, and opens nothing of its own',
    code: "return [...linksIn(instructions ?? ''), linkOfDisplay(shown ?? '')?.url].includes(url);",
    without: "return [...linksIn(instructions ?? ''), linkOfDisplay(shown ?? '')?.url].length > 1;",
    heldBy: 'electron/login/login-process.test.ts',
  },
  {
    file: 'electron/login/login-session.ts',
    danger: 'what was sent is not kept',
    code: 'const isUnfit = !result.ok && hasSentValues && isSaidByBridge(result.error);',
    without: 'const isUnfit = !result.ok && !hasSentValues && isSaidByBridge(result.error);',
    heldBy: 'electron/login/login-session.test.ts',
  },
  {
    file: 'electron/login/login-session.ts',
    danger: 'a server may repeat what was entered or captured',
    code: 'const error = redactError(result.error, values);',
    without: 'const error = result.error;',
    heldBy: 'electron/login/login-session.test.ts',
  },
  {
    file: 'electron/login/login-session.ts',
    danger: 'the error of a session may repeat what was sent as well',
    code: 'return { ...session, error: redactError(error, values) };',
    without: 'return session;',
    heldBy: 'electron/login/login-session.test.ts',
  },
  {
    file: 'electron/login/login-session.ts',
    danger: 'the error of a session may repeat what was sent as well',
    code: 'session: redactSession(result.value, values)',
    without: 'session: result.value',
    heldBy: 'electron/login/login-session.test.ts',
  },
  {
    file: 'electron/login/login-session.ts',
    danger: 'the error of a session may repeat what was sent as well',
    code: 'session: redactSession(now.value, values)',
    without: 'session: now.value',
    heldBy: 'electron/login/login-session.test.ts',
  },
  {
    file: 'electron/login/sent-values.ts',
    danger: "of a sign-in's last page the address",
    code: 'return [...Object.values(fields), lastURL, ...long];',
    without: 'return [...Object.values(fields), ...long.slice(long.length)];',
    heldBy: 'electron/login/sent-values.test.ts',
  },
  {
    file: 'electron/login/paste/curl.ts',
    danger: 'files are not read, either',
    code: "return word.startsWith('@') ? '' : word;",
    without: `if (!word.startsWith('@')) return word;
  return process.getBuiltinModule('node:fs').readFileSync(word.slice(1), 'utf8');`,
    heldBy: 'electron/login/paste/curl.test.ts',
  },
  {
    file: 'electron/login/paste/curl.ts',
    danger: 'files are not read, either',
    code: "return at < 0 || word.charAt(at) === '@' ? '' : pairOf(word, (value) => value);",
    without: `if (at < 0) return '';
  if (word.charAt(at) !== '@') return pairOf(word, (value) => value);
  return process.getBuiltinModule('node:fs').readFileSync(word.slice(at + 1), 'utf8');`,
    heldBy: 'electron/login/paste/curl.test.ts',
  },
  {
    file: 'electron/login/paste/curl.ts',
    danger: 'files are not read, either',
    code: 'if (/^[@<]/.test(given)) return null;',
    without: `if (/^[@<]/.test(given))
      return process.getBuiltinModule('node:fs').readFileSync(given.slice(1), 'utf8');`,
    heldBy: 'electron/login/paste/curl.test.ts',
  },
  {
    file: 'electron/login/paste/curl.ts',
    danger: 'files are not read; they are',
    code: "(word) => ['cookie', word.includes('=') ? word : '']",
    without: `(word) => [
    'cookie',
    word.includes('=') ? word : process.getBuiltinModule('node:fs').readFileSync(word, 'utf8'),
  ]`,
    heldBy: 'electron/login/paste/curl.test.ts',
  },
  {
    file: 'electron/login/report/safe-place.ts',
    danger: 'of an address only these and the step',
    code: 'ROUTE_WORDS.has(word) || words.has(word)',
    without: 'ROUTE_WORDS.has(word) || words.has(word) || /^[a-z]+$/.test(word)',
    heldBy: 'electron/login/report/safe-place.test.ts',
  },
  {
    file: 'electron/login/report/step-words.ts',
    danger: 'a bridge may be handed a link that signs in by itself',
    code: '.filter((segment) => PLAIN_SEGMENT.test(segment))',
    without: '',
    heldBy: 'electron/login/report/report.test.ts',
  },
  {
    file: 'electron/login/steps/cookies-step.ts',
    danger: 'the window gets no more than this of what was pasted',
    code: `function outcomeOf({ taken, otherHost }: PasteOutcome): PasteOutcome {
  return { taken, otherHost };`,
    without: `function outcomeOf(result: PasteOutcome): PasteOutcome {
  return result;`,
    heldBy: 'electron/login/steps/cookies-step.test.ts',
  },
];
