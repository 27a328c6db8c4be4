import { canPutOff } from '../../../shared/model/can-put-off';
import { needsAttention, type AccountState } from '../../../shared/model/snapshot';
import { MUTE_LENGTHS, type AccountSilence, type Silences } from '../../../shared/model/silences';
import { accountName, statusLabel } from '../../../shared/strings/account';
import { CONNECT_TO_SIGN_IN } from '../../../shared/strings/connect';
import { ACCOUNT_TITLES, muteTitle } from '../../../shared/strings/palette';
import { foldText } from '../../../shared/util/fold-text';
import { canSignIn } from '../../window/connect-again';
import { isOver } from '../../window/login-outcome';
import type { Candidate, Command, CommandAction, CommandState } from './command';
import type { Part } from './matching';

/** One thing that can be done about an account. */
interface Deed {
  id: string;
  titleFor: (name: string) => string;
  note?: string | null;
  action: CommandAction;
}

/** What can be done about one account, as its page offers it; the first is to open that page. */
function deedsFor(account: AccountState, { silences, login, connection }: CommandState): Deed[] {
  const { accountID } = account;
  const kinds = silencedKinds(silences).get(accountID) ?? [];
  const isUnderWay = login?.accountID === accountID && !isOver(login.stage);
  const deeds: (Deed | false)[] = [
    {
      id: 'open',
      titleFor: ACCOUNT_TITLES.open,
      note: statusLabel(account.status),
      action: { do: 'go', route: { view: 'account', accountID } },
    },
    isUnderWay && {
      id: 'go-on',
      titleFor: ACCOUNT_TITLES.goOn,
      action: { do: 'go', route: { view: 'login' } },
    },
    // Only an account of a bridge can sign in again.
    account.bridgeID !== null &&
      !isUnderWay && {
        id: 'sign-in',
        titleFor: ACCOUNT_TITLES.signIn,
        note: canSignIn(connection) ? null : CONNECT_TO_SIGN_IN,
        action: { do: 'sign-in', target: { accountID } },
      },
    canPutOff(account) &&
      !kinds.includes('acknowledged') && {
        id: 'put-off',
        titleFor: ACCOUNT_TITLES.putOff,
        action: { do: 'put-off', accountID },
      },
    kinds.includes('acknowledged') && {
      id: 'tell-again',
      titleFor: ACCOUNT_TITLES.tellAgain,
      action: { do: 'unsilence', accountID, kind: 'acknowledged' },
    },
    kinds.includes('muted') && {
      id: 'unmute',
      titleFor: ACCOUNT_TITLES.unmute,
      action: { do: 'unsilence', accountID, kind: 'muted' },
    },
    ...MUTE_LENGTHS.map((length): Deed => ({
      id: `mute ${length}`,
      titleFor: (name) => muteTitle(name, length),
      action: { do: 'mute', accountID, length },
    })),
    {
      id: 'history',
      titleFor: ACCOUNT_TITLES.history,
      action: { do: 'go', route: { view: 'history', accountID } },
    },
  ];
  return deeds.filter((deed) => deed !== false);
}

type SilencedKinds = ReadonlyMap<string, readonly AccountSilence['kind'][]>;

/** By account; gathered once, as there may be a thousand of each. */
const gatheredKinds = new WeakMap<Silences, SilencedKinds>();

function silencedKinds(silences: Silences): SilencedKinds {
  const known = gatheredKinds.get(silences);
  if (known !== undefined) return known;
  const made = new Map<string, AccountSilence['kind'][]>();
  for (const { accountID, kind } of silences.accounts) {
    made.set(accountID, [...(made.get(accountID) ?? []), kind]);
  }
  gatheredKinds.set(silences, made);
  return made;
}

/** What an account is found by. */
interface FoldedAccount {
  part: Part;
  holder: readonly string[];
}

/** Folded once: an account that did not change is the same value in every snapshot. */
const foldedAccounts = new WeakMap<AccountState, FoldedAccount>();

function foldedAccount(account: AccountState): FoldedAccount {
  const known = foldedAccounts.get(account);
  if (known !== undefined) return known;
  const { network, displayName, accountID, status } = account;
  const holder = displayName === null ? [] : [foldText(displayName)];
  const more = [accountID, statusLabel(status)].map(foldText);
  const made = { part: { text: [foldText(network), ...holder].join(' '), more }, holder };
  foldedAccounts.set(account, made);
  return made;
}

/** What a deed is found by, whatever account it is about. */
const foldedDeeds = new Map<string, Part>();

function foldedDeed({ id, titleFor }: Deed): Part {
  const part = foldedDeeds.get(id) ?? { text: foldText(titleFor('')), more: [] };
  foldedDeeds.set(id, part);
  return part;
}

function candidateOf(account: AccountState, deed: Deed): Candidate {
  const { id, titleFor, note = null, action } = deed;
  return {
    findable: () => {
      const { part, holder } = foldedAccount(account);
      return {
        parts: [part, foldedDeed(deed)],
        // Who types a name alone wants the account first, and then what can be done about it.
        names: () => [titleFor(part.text).toLocaleLowerCase(), ...(id === 'open' ? holder : [])],
      };
    },
    build: (): Command => ({
      id: `${account.accountID} ${id}`,
      title: titleFor(accountName(account)),
      note,
      picture: { network: account.network },
      shortcut: null,
      action,
    }),
  };
}

/** Everything that can be done about every account, one after the other. */
export function* accountCandidates(state: CommandState): Generator<Candidate> {
  for (const account of state.snapshot.accounts) {
    for (const deed of deedsFor(account, state)) yield candidateOf(account, deed);
  }
}

/** The one thing to do about each account that needs its user: sign in, where that may help. */
export function* urgentCandidates(state: CommandState): Generator<Candidate> {
  for (const account of state.snapshot.accounts.filter(needsAttention)) {
    const deeds = deedsFor(account, state);
    const helps = account.status !== 'attention_required' && !account.overdue;
    const deed = deeds.find(({ id }) => id === 'go-on' || (helps && id === 'sign-in')) ?? deeds[0];
    if (deed !== undefined) yield candidateOf(account, deed);
  }
}

/** Every account's page. */
export function* pageCandidates(state: CommandState): Generator<Candidate> {
  for (const account of state.snapshot.accounts) {
    const [open] = deedsFor(account, state);
    if (open !== undefined) yield candidateOf(account, open);
  }
}
