import { parseURL } from '../../../shared/util/parse-url';

/**
 * Words that sign-in pages have in their addresses everywhere. SECURITY: of an address only these and the
 * step's own words are kept, whatever the rest looks like: a name, a token and a number may all look
 * like a word.
 */
const ROUTE_WORDS: ReadonlySet<string> = new Set(
  `about accept access account accountchooser accounts activate add after api app apps approve approval
  auth authenticate authentication authorize authorization bootstrap browser callback captcha cdn challenge
  channel chat chats check checkpoint choose client code complete confirm confirmation connect consent
  continue conversation conversations cookie cookies create dashboard default desktop device devices dialog
  direct done e2ee email embed emoji enter error error_page factor failed feed finish flow followup forgot
  fxcal go grant help home i id identifier identity inbox index init initiate invite json landing legal link
  link_device linked loading locked login login_start logged-in logout m mail main me menu message messages
  messaging mfa mobile my next nonce not-now notifications oauth oauth2 oidc onboarding onetap open otp page
  passkey password people permission phone pin popup portal privacy proceed profile prompt qr recover redirect
  register rejected reset response resume retry return robots.txt saml saml2 save scan secure security select
  service session sessions settings setup sign sign-in sign_in signed-in signin signout signup sms sso start
  static status step submit success suspended switch t terms token totp trust two-factor two_factor
  two_step_verification twofactor ui unlock update user users uas v1 v2 v3 verification verify view wait web
  webauthn welcome widget workspace workspaces www x`.split(/\s+/),
);

/** Stands for a part of an address that may be somebody's. */
const HIDDEN = '{…}';

/** What pages make themselves; its address holds their origin or their content. */
const PAGES_OF_THEIR_OWN = new Set(['blob:', 'data:']);

/** An IPv6 address has colons of its own, in brackets. */
const HOST_AND_PORT = /^(\[[^\]]*\]|[^:]*)(:.*)?$/;
const IP_ADDRESS = /^[\d.]+$|^\[/;

/** Decides what of an address is kept. */
export interface PlaceFilter {
  /** An address without anything that may be a value: `https://www.example.com/login/{…}?…`. */
  place(url: string): string;
  /** The same of a host. */
  host(host: string): string;
}

/** @param known texts of the bridge, such as the step's address and patterns: their words are kept */
export function createPlaceFilter(known: readonly string[]): PlaceFilter {
  const words = new Set(known.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d_-]+/u)));
  const isKept = (word: string) => ROUTE_WORDS.has(word) || words.has(word);
  const keep = (word: string) => (isKept(word.toLowerCase()) ? word : HIDDEN);

  const host = (name: string) => {
    const [, bare = '', port] = HOST_AND_PORT.exec(name) ?? [];
    const end = port === undefined ? '' : ':…';
    if (IP_ADDRESS.test(bare)) return HIDDEN + end;
    const labels = bare.split('.');
    // The last two name the site; a maintainer needs them, and no value is registered as a domain. A name
    // of this computer, or of its network, is registered nowhere.
    const isLocal = labels.length === 1 || labels.at(-1) === 'localhost';
    const kept = labels.map((label, at) =>
      label !== 'localhost' && (isLocal || at < labels.length - 2) ? keep(label) : label,
    );
    return kept.join('.') + end;
  };

  return {
    host,
    place(url) {
      const parsed = parseURL(url);
      if (parsed === null) return HIDDEN;
      const { protocol, host: name, pathname, search, hash } = parsed;
      if (protocol === 'about:') return 'a blank page';
      if (!['http:', 'https:'].includes(protocol))
        return PAGES_OF_THEIR_OWN.has(protocol) ? `${protocol}${HIDDEN}` : `app:${HIDDEN}`;
      const path = pathname.split('/').map((segment) => (segment === '' ? '' : keep(segment)));
      return `${protocol}//${host(name)}${path.join('/')}${search === '' ? '' : '?…'}${hash === '' ? '' : '#…'}`;
    },
  };
}
