import type { Display, LoginStage, SignedIn } from '../../shared/model/login';
import type { AccountSketch } from '../../shared/api/account';
import { signedInLoginSchema, type SignedInLogin } from '../../shared/api/bridge';
import type {
  CookiesStep,
  DisplayStep,
  LoginSession,
  UserInputStep,
} from '../../shared/api/login-session';
import { isUnknownMember, type UnknownMember } from '../../shared/api/open';
import { displayNameOf } from '../../shared/util/display-name';
import { plainLines, plainText } from '../../shared/util/plain-text';

/** What a login session, as Beeper sent it, asks for next. */
export type NextStep =
  | { kind: 'user-input'; step: UserInputStep }
  | { kind: 'cookies'; step: CookiesStep }
  | { kind: 'display'; step: DisplayStep }
  | { kind: 'unknown-step'; step: UnknownMember }
  /** A step without what it cannot be shown without. */
  | { kind: 'unreadable-step'; field: string }
  | { kind: 'complete'; signedIn: Identity; instructions: string | null }
  | { kind: 'failed'; code: string; message: string | null }
  /** Over without an error of its own: cancelled somewhere else. */
  | { kind: 'cancelled' }
  /** Under way, with no step to show yet. */
  | { kind: 'pending' };

/** Who has signed in, as far as the session has it. */
export interface Identity {
  accountID: string | null;
  loginID: string | null;
  network: string | null;
  displayName: string | null;
}

/** Reads a session. It may end by its status alone or with a `complete` step: both are an end. */
export function parseSession(session: LoginSession): NextStep {
  const step = session.currentStep;
  if (session.status === 'failed') return failedStepOf(session);
  if (session.status === 'cancelled') return { kind: 'cancelled' };
  if (step === undefined || isUnknownMember(step)) {
    if (session.status === 'complete') return completedStepOf(session);
    if (session.error !== undefined) return failedStepOf(session);
    if (step !== undefined) return { kind: 'unknown-step', step };
    const field = unreadableIn(session, STEP);
    return field === undefined ? { kind: 'pending' } : { kind: 'unreadable-step', field };
  }
  if (session.status === 'complete' || step.type === 'complete') return completedStepOf(session);
  if ((step.type === 'user_input' || step.type === 'cookies') && step.fields.length === 0) {
    // Nothing of what is asked for can be read: what would be sent is wrong for certain.
    const field = unreadableIn(session, `${STEP}.fields`);
    if (field !== undefined) return { kind: 'unreadable-step', field };
  }
  switch (step.type) {
    case 'user_input':
      return { kind: 'user-input', step };
    case 'cookies':
      return { kind: 'cookies', step };
    case 'display_and_wait':
      return { kind: 'display', step };
  }
}

const STEP = 'currentStep' satisfies keyof LoginSession;

/** The paths of what cannot be read of a session's step, e.g. `currentStep.fields.1.id`. */
export function unreadablePartsOf({ misfits = [] }: LoginSession): string[] {
  return misfits.map(({ path }) => path).filter((path) => isWithin(path, STEP));
}

/** The first thing that could not be read at a place; undefined when all could. */
function unreadableIn(session: LoginSession, place: string): string | undefined {
  return unreadablePartsOf(session).find((path) => isWithin(path, place));
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

/** Far more than is shown, and little enough to be made plain at once. */
const MESSAGE_CHARACTERS = 2_000;

function failedStepOf({ error }: LoginSession): NextStep {
  const message = plainText((error?.message ?? '').slice(0, MESSAGE_CHARACTERS)) || null;
  return { kind: 'failed', code: error?.code || 'unknown', message };
}

function completedStepOf(session: LoginSession): NextStep {
  const step = session.currentStep;
  const last =
    step !== undefined && !isUnknownMember(step) && step.type === 'complete' ? step : undefined;
  const account = session.account ?? last?.account;
  const signedIn = identityOf(account, loginOf(session) ?? (last && loginOf(last)));
  return {
    kind: 'complete',
    signedIn: {
      ...signedIn,
      accountID: signedIn.accountID ?? session.accountID ?? null,
      loginID: signedIn.loginID ?? session.loginID ?? null,
    },
    instructions: instructionsOf(last?.instructions),
  };
}

/** Older releases call a login a connection. */
function loginOf(from: { login?: SignedInLogin | undefined }): SignedInLogin | undefined {
  const older =
    'connection' in from ? signedInLoginSchema.safeParse(from.connection).data : undefined;
  return from.login ?? older;
}

function identityOf(
  account: AccountSketch | undefined,
  login: SignedInLogin | undefined,
): Identity {
  const user = account?.user ?? login?.user;
  return {
    accountID: account?.accountID ?? login?.accountIDs?.[0] ?? null,
    loginID: account?.loginID ?? login?.loginID ?? null,
    network: account?.network ?? null,
    displayName: displayNameOf(user),
  };
}

/** The account that is to be reconnected. */
export interface ExpectedAccount {
  accountID: string;
  loginID: string | null;
  network: string;
  displayName: string | null;
}

/**
 * Who is signed in now, and whose account that replaced. Signing in as somebody else in a reconnect
 * logs the old login out. The login IDs decide, or the account IDs where a login ID is unknown.
 */
export function loginResult(
  signedIn: Identity,
  expected: ExpectedAccount | null,
  network: string,
): { signedIn: SignedIn; replaced: string | null } {
  const isSame =
    expected === null ||
    (signedIn.loginID !== null && expected.loginID !== null
      ? signedIn.loginID === expected.loginID
      : signedIn.accountID === null || signedIn.accountID === expected.accountID);
  return {
    signedIn: {
      accountID: signedIn.accountID,
      network: signedIn.network ?? network,
      displayName: signedIn.displayName ?? (isSame ? (expected?.displayName ?? null) : null),
    },
    replaced: isSame ? null : (expected.displayName ?? expected.network),
  };
}

/** Whose sign-in it is; null for what the bridge does not name. */
export type SignedInIDs = Pick<Identity, 'accountID' | 'loginID'>;

/** Whose sign-in it is, also where a session only says that the one it was for is complete. */
export function signedInIDs(
  { accountID, loginID }: Identity,
  expected: ExpectedAccount | null,
  replaced: string | null,
): SignedInIDs {
  const before = replaced === null ? expected : null;
  return {
    accountID: accountID ?? before?.accountID ?? null,
    loginID: loginID ?? before?.loginID ?? null,
  };
}

const DISPLAY_TYPES = ['qr', 'code', 'emoji', 'nothing'] as const;

/** What to show of a display step; its picture is fetched later. */
export function displayOf({ display }: DisplayStep): Display {
  const { data = '', imageURL = '' } = display ?? {};
  // One that does not say what it is may still have something to show.
  const name = display?.type ?? (data === '' && imageURL === '' ? 'nothing' : 'something');
  const type = DISPLAY_TYPES.find((known) => known === name) ?? 'unknown';
  // A QR code is to say exactly what the bridge sent; everything else is read by people.
  const text = type === 'qr' ? data : plainDisplay(data);
  return {
    type,
    name: plainText(name),
    data: text === '' ? null : text,
    picture: { state: imageURL === '' ? 'none' : 'loading' },
  };
}

/** An address that is sent instead of a code is of no use once it is cut. */
function plainDisplay(data: string): string {
  const line = plainText(data);
  return line.endsWith('…') ? plainLines(data, INSTRUCTION_CHARACTERS) : line;
}

/** Longer instructions are no instructions. */
const INSTRUCTION_CHARACTERS = 10_000;

/** A bridge's instructions as they are shown; null when there are none. */
export function instructionsOf(instructions: unknown): string | null {
  if (typeof instructions !== 'string') return null;
  return plainLines(instructions, INSTRUCTION_CHARACTERS) || null;
}

/** The stage of a form, asked for the first time or again. */
export function userInputStage(
  step: UserInputStep,
  before: LoginStage,
): Extract<LoginStage, { kind: 'user-input' }> {
  return {
    kind: 'user-input',
    stepID: step.stepID,
    fields: step.fields,
    attachments: step.attachments ?? [],
    instructions: instructionsOf(step.instructions),
    round: before.kind === 'user-input' ? before.round + 1 : 1,
    isSubmitting: false,
    problem: null,
  };
}
