import { createHash, randomBytes } from 'node:crypto';
import { redirect, type Reply, type Visit } from '../http';
import { PASSWORD, personOf, USERS } from '../people';
import { labPage, newSession, type LabRun, type Oddity } from './oddity';

/** Whether an `Authorization` header signs in; a text is the next challenge of the same scheme. */
type Check = (authorization: string, visit: Visit) => boolean | string;

const REALM = 'Lab staff';
const BASIC = `Basic realm="${REALM}"`;
const BENEATH = 'Ask your company how to sign in.';

function challenge(...offers: string[]): Reply {
  return {
    status: 401,
    headers: { 'content-type': 'text/html; charset=utf-8', 'www-authenticate': offers },
    body: `<!doctype html><title>Sign in first</title><p>${BENEATH}</p>`,
  };
}

const checkBasic: Check = (authorization) => {
  const text = Buffer.from(authorization.replace(/^Basic /i, ''), 'base64').toString();
  const [user = '', ...password] = text.split(':');
  return personOf(user, password.join(':')) !== undefined;
};

const md5 = (...parts: string[]) => createHash('md5').update(parts.join(':')).digest('hex');

/** RFC 7616 with MD5 and `qop=auth`, for Alice. */
const checkDigest: Check = (authorization, { method }) => {
  const field = (name: string) =>
    new RegExp(`\\b${name}="?([^",]+)"?`).exec(authorization)?.[1] ?? '';
  const user = md5(USERS.alice, REALM, PASSWORD);
  const request = md5(method, field('uri'));
  const [nonce, count, own] = [field('nonce'), field('nc'), field('cnonce')];
  return field('response') === md5(user, nonce, count, own, field('qop'), request);
};

const NTLM_FLAGS = 0x00888205;
const NTLM_NEGOTIATE = 1;

/** The second of NTLM's three messages: a challenge without particulars. */
function ntlmChallenge(): string {
  const message = Buffer.alloc(52);
  message.write('NTLMSSP\0', 0, 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE(48, 16);
  message.writeUInt32LE(NTLM_FLAGS, 20);
  randomBytes(8).copy(message, 24);
  message.writeUInt16LE(4, 40);
  message.writeUInt16LE(4, 42);
  message.writeUInt32LE(48, 44);
  return `NTLM ${message.toString('base64')}`;
}

/** Takes Alice by her name alone: what NTLM makes of a password only Windows can check. */
const checkNtlm: Check = (authorization) => {
  const message = Buffer.from(authorization.replace(/^NTLM /i, ''), 'base64');
  if (message.length < 12 || message.readUInt32LE(8) === NTLM_NEGOTIATE) return ntlmChallenge();
  return message.toString('utf16le').includes('alice');
};

function httpSignIn(id: string, name: string, check: Check, ...offers: string[]): Oddity {
  return {
    id,
    name,
    description: 'The company asks for user name and password outside of its page.',
    pages: {
      'GET ': (run) => labPage(run, '<p><a href="sso">Sign in with your company</a></p>'),
      'GET sso': (run, visit) => {
        const { authorization } = visit.headers;
        const result = authorization === undefined ? false : check(authorization, visit);
        if (typeof result === 'string') return challenge(result);
        return result ? signedIn(run) : challenge(...offers);
      },
    },
  };
}

function signedIn(run: LabRun): Reply {
  return redirect(`${run.folder}welcome`, [newSession(run)]);
}

export const HTTP_SIGN_IN_ODDITIES = [
  httpSignIn('basic', 'HTTP sign-in (Basic)', checkBasic, BASIC),
  httpSignIn(
    'digest',
    'HTTP sign-in (Digest)',
    checkDigest,
    `Digest realm="${REALM}", qop="auth", nonce="${randomBytes(16).toString('hex')}"`,
  ),
  httpSignIn('ntlm', 'HTTP sign-in (NTLM)', checkNtlm, 'NTLM'),
  // Without leave to use the system's own account, Chromium asks for Basic.
  httpSignIn('negotiate', 'HTTP sign-in (Negotiate)', checkBasic, 'Negotiate', BASIC),
];
