import type { Remedy } from '../model/login';

/** Why a sign-in ended, in words, and what to do about it. */
export interface LoginFailure {
  /** What happened, as a sentence. */
  happened: string;
  /** What that means, where it is not plain from what happened. */
  means: string | null;
  /** What to do next. */
  next: string;
  /** The button that does it. */
  remedy: Remedy;
}

interface Row extends LoginFailure {
  /** Of a bridge, of Matrix, or our own. */
  codes: readonly string[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const START_AGAIN: Remedy = { kind: 'start-again' };
const ANOTHER_WAY: Remedy = { kind: 'another-way' };
const ADD_ANEW: Remedy = { kind: 'add-anew' };
const UPDATE_BEEPER: Remedy = { kind: 'update-beeper' };
const CONNECT_AGAIN: Remedy = { kind: 'connect-again' };
/** The site that the sign-in led to: the same code comes from several networks. */
const OPEN_SITE: Remedy = { kind: 'open-network', origin: null };
const OPEN_X: Remedy = { kind: 'open-network', origin: 'https://x.com' };
const OPEN_TUMBLR: Remedy = { kind: 'open-network', origin: 'https://www.tumblr.com' };
const wait = (ms: number): Remedy => ({ kind: 'wait', ms });

const PASSKEY: LoginFailure = {
  happened: 'The network asked for a passkey.',
  means: 'A passkey does not work here.',
  next: 'Choose another way, such as a phone number or a password, turn the passkey off in the network’s app, or sign in with Beeper Desktop.',
  remedy: ANOTHER_WAY,
};

/** The codes that bridges, Matrix and Bridgekeeper itself end a sign-in with. */
const ROWS: readonly Row[] = [
  // Any bridge.
  {
    codes: ['FI.MAU.BRIDGE.LOGIN_TIMED_OUT'],
    happened: 'The sign-in took too long, so Beeper ended it.',
    means: null,
    next: 'Start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.BRIDGE.TOO_MANY_LOGINS'],
    happened: 'You have as many accounts of this network as Beeper allows.',
    means: null,
    next: 'Remove one in Beeper Desktop, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['cancelled', 'FI.MAU.BRIDGE.LOGIN_CANCELLED', 'FI.MAU.LOGIN_STEP_CANCELLED'],
    happened: 'Beeper ended this sign-in before it was finished.',
    means: 'It may have been ended in Beeper Desktop, or on another device.',
    next: 'Start again if you still want to sign in.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.BRIDGE.LOGIN_ALREADY_FINISHED'],
    happened: 'Beeper says that this sign-in is already finished.',
    means: null,
    next: 'Look at the account first. If it still needs you, start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.NOT_LOGGED_IN'],
    happened: 'Beeper no longer knows this account.',
    means: 'It cannot be signed in again as it was.',
    next: 'Add it again.',
    remedy: ADD_ANEW,
  },

  // WhatsApp.
  {
    codes: ['FI.MAU.WHATSAPP.LOGIN_TIMEOUT'],
    happened: 'The code was not used in time, so WhatsApp ended the sign-in.',
    means: null,
    next: 'Have your phone at hand, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.WHATSAPP.CLIENT_OUTDATED'],
    happened: 'WhatsApp wants a newer version of Beeper.',
    means: null,
    next: 'Update Beeper Desktop, then start again.',
    remedy: UPDATE_BEEPER,
  },
  {
    codes: ['FI.MAU.WHATSAPP.MULTIDEVICE_NOT_ENABLED'],
    happened: 'WhatsApp on your phone is too old to link other devices.',
    means: null,
    next: 'Update it there, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.WHATSAPP.LOGIN_UNEXPECTED_EVENT', 'FI.MAU.WHATSAPP.PAIR_ERROR'],
    happened: 'WhatsApp stopped the sign-in.',
    means: null,
    next: 'Start again. If it happens again, wait an hour.',
    remedy: START_AGAIN,
  },
  {
    codes: [
      'FI.MAU.WHATSAPP.PHONE_NUMBER_TOO_SHORT',
      'FI.MAU.WHATSAPP.PHONE_NUMBER_NOT_INTERNATIONAL',
    ],
    happened: 'WhatsApp could not use the phone number.',
    means: 'A part of it may be missing.',
    next: 'Start again, and enter all of it, with + and the country code.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.WHATSAPP.RATE_LIMITED'],
    happened: 'WhatsApp saw too many tries.',
    means: 'It allows no more for a few hours.',
    next: 'Wait a few hours, then start again.',
    remedy: wait(4 * HOUR_MS),
  },
  { codes: ['COM.BEEPER.WEBAUTHN_UNSUPPORTED', 'FI.MAU.WHATSAPP.NOT_IMPLEMENTED'], ...PASSKEY },

  // Facebook, Messenger and Instagram.
  {
    codes: ['FI.MAU.META_CHECKPOINT_ERROR', 'FI.MAU.META_CHALLENGE_ERROR'],
    happened: 'The network wants you to confirm that it is you.',
    means: null,
    next: 'Do that in its app or on its website, then start again.',
    remedy: OPEN_SITE,
  },
  {
    codes: ['FI.MAU.META_CONSENT_ERROR'],
    happened: 'The network wants you to agree to something.',
    means: null,
    next: 'Do that in its app or on its website, then start again.',
    remedy: OPEN_SITE,
  },
  {
    codes: ['FI.MAU.META_MISSING_COOKIES'],
    happened: 'The network did not give everything that is needed.',
    means: 'You may not have been fully signed in on its website.',
    next: 'Sign in on its website to the end, turn on two-factor sign-in there if it is off, then start again.',
    remedy: OPEN_SITE,
  },
  {
    codes: ['FI.MAU.META_TOKEN_ERROR'],
    happened: 'The network signed you out again at once.',
    means: 'It may have thought that this was not you.',
    next: 'Look in its app for a security notice, confirm that it was you, then start again.',
    remedy: OPEN_SITE,
  },
  {
    codes: ['FI.MAU.META_TOKEN_EXCHANGE_FAILED', 'FI.MAU.META_UNINFORMATIVE_ERROR'],
    happened: 'The network refused, and did not say why.',
    means: null,
    next: 'Sign in to its website or app first, then start again.',
    remedy: OPEN_SITE,
  },
  {
    codes: ['FI.MAU.META_AFAD_STOPPED'],
    happened: 'The approval on the other device ran out or was refused.',
    means: null,
    next: 'Start again, and approve it there.',
    remedy: START_AGAIN,
  },
  {
    codes: [
      'FI.MAU.META_OAUTH_MANDATORY',
      'FI.MAU.META_PASSKEY_MANDATORY',
      'FI.MAU.META_NO_SUPPORTED_MFA',
    ],
    happened: 'The network insists on a way of signing in that does not work here.',
    means: null,
    next: 'Add an authenticator app to the account on its website, then start again.',
    remedy: OPEN_SITE,
  },
  {
    codes: ['FI.MAU.META_NO_SMS_AVAILABLE'],
    happened: 'The network sends no text messages right now.',
    means: null,
    next: 'Wait a while, or start again and confirm in another way.',
    remedy: wait(HOUR_MS),
  },
  {
    codes: ['FI.MAU.META_GOOGLE_RECAPTCHA'],
    happened: 'The network asks for a puzzle (CAPTCHA) that does not work here.',
    means: null,
    next: 'Sign in to its website first, then start again.',
    remedy: OPEN_SITE,
  },

  // Signal.
  {
    codes: ['FI.MAU.SIGNAL.DEVICE_LIMIT_REACHED'],
    happened: 'Signal allows no more linked devices.',
    means: null,
    next: 'Remove one in Signal on the phone, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.SIGNAL.DEVICE_LINK_CODE_INVALID'],
    happened: 'The code was already used, or was not right.',
    means: null,
    next: 'Start again, and scan the new one.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.SIGNAL.DEVICE_LINK_RATE_LIMITED'],
    happened: 'Signal saw too many tries.',
    means: null,
    next: 'Wait a few minutes, then start again.',
    remedy: wait(10 * MINUTE_MS),
  },
  {
    codes: ['FI.MAU.SIGNAL.DEVICE_LINK_MISSING_CAPABILITY'],
    happened: 'Signal wants a newer version of Beeper.',
    means: null,
    next: 'Update Beeper Desktop, or try again later.',
    remedy: UPDATE_BEEPER,
  },
  {
    codes: ['FI.MAU.SIGNAL.DEVICE_LINK_REJECTED'],
    happened: 'Signal did not link the device.',
    means: null,
    next: 'Start again.',
    remedy: START_AGAIN,
  },

  // Telegram.
  {
    codes: ['FI.MAU.TELEGRAM.INVALID_PASSWORD'],
    happened: 'The password was wrong.',
    means: 'Telegram asks for the password of its two-step verification.',
    next: 'Start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.TELEGRAM.PHONE_CODE_INVALID'],
    happened: 'The code was wrong.',
    means: null,
    next: 'Start again, and enter the new one.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.TELEGRAM.SIGN_UP_NOT_SUPPORTED'],
    happened: 'There is no Telegram account with this number.',
    means: null,
    next: 'Make one in the Telegram app first, or start again with another number.',
    remedy: START_AGAIN,
  },

  // Google Messages.
  {
    codes: ['FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI'],
    happened: 'A different emoji was chosen on the phone.',
    means: null,
    next: 'Start again, and choose the one shown here.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.GMESSAGES.PAIR_CANCELLED'],
    happened: 'The pairing was refused on the phone.',
    means: null,
    next: 'Start again, and accept it there.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.GMESSAGES.PAIR_NO_DEVICES', 'FI.MAU.GMESSAGES.PAIR_INIT_TIMEOUT'],
    happened: 'The phone did not answer.',
    means: null,
    next: 'Make sure that it is online and that “Device pairing” with your Google account is on in Google Messages. Keep the app open, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.GMESSAGES.PAIR_TIMEOUT'],
    happened: 'The emoji was not chosen in time.',
    means: null,
    next: 'Have your phone at hand, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.GMESSAGES.PAIR_QR_TIMEOUT'],
    happened: 'The code was not scanned in time.',
    means: null,
    next: 'Have your phone at hand, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.GMESSAGES.ACCOUNT_CANT_PAIR'],
    happened: 'This Google account may not use Google Messages on other devices.',
    means: 'A school or a company may have turned that off.',
    next: 'Choose another way, and pair with the QR code.',
    remedy: ANOTHER_WAY,
  },

  // X.
  {
    codes: ['FI.MAU.TWITTER.ACCOUNT_LOCKED'],
    happened: 'X has locked this account.',
    means: null,
    next: 'Unlock it in the app or at x.com, then start again.',
    remedy: OPEN_X,
  },
  {
    codes: ['FI.MAU.TWITTER.ACCOUNT_SUSPENDED'],
    happened: 'X has suspended this account.',
    means: 'It cannot be signed in to until X lifts that.',
    next: 'See what X says about it at x.com.',
    remedy: OPEN_X,
  },
  {
    codes: ['FI.MAU.TWITTER.BAD_COOKIES'],
    happened: 'X did not accept this sign-in.',
    means: null,
    next: 'Sign in to x.com again, then start again.',
    remedy: OPEN_X,
  },
  {
    codes: ['FI.MAU.TWITTER.RATE_LIMITED', 'FI.MAU.TWITTER.JUICEBOX_RATE_LIMITED'],
    happened: 'X saw too many tries.',
    means: null,
    next: 'Wait a few minutes, then start again.',
    remedy: wait(10 * MINUTE_MS),
  },
  {
    codes: ['FI.MAU.TWITTER.JUICEBOX_LOCKED'],
    happened: 'X has locked your chat there, as the passcode was wrong too often.',
    means: null,
    next: 'Unlock it at x.com, then start again.',
    remedy: OPEN_X,
  },
  {
    codes: ['FI.MAU.TWITTER.JUICEBOX_INVALID_AUTH'],
    happened: 'The passcode was wrong.',
    means: 'It is the one that you chose for chat on X.',
    next: 'Start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.TWITTER.JUICEBOX_NOT_REGISTERED'],
    happened: 'Your chat on X has no passcode yet.',
    means: null,
    next: 'Set one at x.com, then start again.',
    remedy: OPEN_X,
  },
  {
    codes: ['FI.MAU.TWITTER.JUICEBOX_UPGRADE_REQUIRED'],
    happened: 'X wants a newer version of Beeper.',
    means: null,
    next: 'Update Beeper Desktop, then start again.',
    remedy: UPDATE_BEEPER,
  },
  {
    codes: [
      'FI.MAU.TWITTER.JUICEBOX_TRANSIENT',
      'FI.MAU.TWITTER.LOGIN_FAILED',
      'FI.MAU.TWITTER.MISSING_USER_ID',
    ],
    happened: 'X did not finish the sign-in.',
    means: 'This often passes by itself.',
    next: 'Try again in a while.',
    remedy: wait(10 * MINUTE_MS),
  },

  // Tumblr.
  {
    codes: ['FI.MAU.TUMBLRDMS.BAD_CREDENTIALS', 'FI.MAU.TUMBLRDMS.INCOMPLETE_LOGIN'],
    happened: 'Tumblr did not accept the sign-in.',
    means: null,
    next: 'Check what you entered, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['FI.MAU.TUMBLRDMS.LOGIN_FORBIDDEN', 'FI.MAU.TUMBLRDMS.LOGIN_UNAVAILABLE'],
    happened: 'Tumblr could not finish the sign-in right now.',
    means: null,
    next: 'Try again later.',
    remedy: wait(HOUR_MS),
  },
  {
    codes: ['FI.MAU.TUMBLRDMS.PASSWORD_RESET_REQUIRED'],
    happened: 'Tumblr wants you to set a new password first.',
    means: null,
    next: 'Do that at tumblr.com, then start again.',
    remedy: OPEN_TUMBLR,
  },
  {
    codes: ['FI.MAU.TUMBLRDMS.CONSENT_REQUIRED'],
    happened: 'Tumblr wants you to agree to something first.',
    means: null,
    next: 'Do that at tumblr.com, then start again.',
    remedy: OPEN_TUMBLR,
  },
  {
    codes: ['FI.MAU.TUMBLRDMS.ACCOUNT_PENDING_DELETION'],
    happened: 'This Tumblr account is about to be deleted.',
    means: null,
    next: 'If you want to keep it, say so at tumblr.com, then start again.',
    remedy: OPEN_TUMBLR,
  },
  {
    codes: ['FI.MAU.TUMBLRDMS.NO_MESSAGING_BLOG'],
    happened: 'This Tumblr account has no blog that can send messages.',
    means: null,
    next: 'Make one at tumblr.com, or let one take messages there, then start again.',
    remedy: OPEN_TUMBLR,
  },
  {
    codes: ['FI.MAU.TUMBLRDMS.REAUTH_ACCOUNT_MISMATCH'],
    happened: 'You signed in as somebody else.',
    means: null,
    next: 'Start again, and sign in with the account that you want back.',
    remedy: START_AGAIN,
  },

  // Teams.
  {
    codes: [
      'FI.MAU.TEAMS_MISSING_STORAGE',
      'FI.MAU.TEAMS_INVALID_STORAGE',
      'FI.MAU.TEAMS_MISSING_ACCESS_TOKEN',
      'FI.MAU.TEAMS_SKYPETOKEN_FAILED',
      'FI.MAU.TEAMS_MISSING_USER_ID',
    ],
    happened: 'Teams did not give what is needed.',
    means: 'Its page may not have been fully loaded.',
    next: 'Start again, and wait until you see your chats.',
    remedy: START_AGAIN,
  },

  // Matrix.
  {
    codes: ['M_BAD_STATE'],
    happened: 'Beeper and Bridgekeeper were not at the same step of this sign-in.',
    means: null,
    next: 'Start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['M_NOT_FOUND'],
    happened: 'Beeper no longer knows this sign-in.',
    means: null,
    next: 'Start again.',
    remedy: START_AGAIN,
  },

  // Our own.
  {
    codes: ['expired'],
    happened: 'A sign-in has to be finished within 30 minutes, and this one was not.',
    means: null,
    next: 'Start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['unreachable'],
    happened: 'Beeper Desktop stopped answering.',
    means: null,
    next: 'Make sure that it is running, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['session-gone'],
    happened: 'Beeper ended this sign-in before it was finished.',
    means: null,
    next: 'Start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['not-connected'],
    happened: 'Bridgekeeper is not connected to Beeper yet.',
    means: null,
    next: 'Connect it first, then start again.',
    remedy: START_AGAIN,
  },
  {
    codes: ['unauthorized'],
    happened: 'Beeper no longer lets Bridgekeeper in.',
    means: null,
    next: 'Connect Bridgekeeper again, then start again.',
    remedy: CONNECT_AGAIN,
  },
  {
    codes: ['rate-limited'],
    happened: 'Beeper Desktop asks Bridgekeeper to slow down.',
    means: null,
    next: 'Wait a minute, then start again.',
    remedy: wait(MINUTE_MS),
  },
  {
    codes: ['malformed'],
    happened: 'Beeper Desktop sent an answer that Bridgekeeper cannot read.',
    means: 'A newer Bridgekeeper may be needed.',
    next: 'Until then, sign in with Beeper Desktop.',
    remedy: START_AGAIN,
  },
  {
    codes: ['forbidden'],
    happened: 'Beeper does not let Bridgekeeper sign in to accounts.',
    means: null,
    next: 'Connect again and let it make changes, or make a new token in Beeper Desktop (Settings, Developers, Approved connections) that may write.',
    remedy: CONNECT_AGAIN,
  },
];

const FAILURES: ReadonlyMap<string, LoginFailure> = new Map(
  ROWS.flatMap(({ codes, ...failure }) => codes.map((code) => [code, failure])),
);

/** For a code without words of its own: Beeper's or the bridge's own say what happened. */
export const UNKNOWN_FAILURE: LoginFailure = {
  happened: 'The sign-in ended, and Beeper did not say why.',
  means: null,
  next: 'Start again. If it ends the same way, sign in with Beeper Desktop.',
  remedy: START_AGAIN,
};

/**
 * What a failed sign-in's code means, and what to do about it.
 * @param code a bridge's, e.g. `FI.MAU.WHATSAPP.LOGIN_TIMEOUT`, or our own, e.g. `expired`
 * @returns null for a code this version does not know
 */
export function failureOf(code: string): LoginFailure | null {
  return FAILURES.get(code) ?? null;
}
