import { createContext } from 'svelte';
import type { RendererApi, RequestResult } from '../../../shared/ipc/renderer-api';
import type { RequestArgs, RequestName, RequestOutput } from '../../../shared/ipc/requests';

type LoginRequest = Extract<RequestName, `login.${string}`>;

interface LoginActions {
  /** Whether a request is under way. */
  readonly busy: boolean;
  /** Why the last request was refused, as a sentence. */
  readonly error: string | null;
  /** Whether the report of the login is shown in the step's place. */
  readonly isReportShown: boolean;
  showReport(isShown: boolean): void;
  /** Whether the panel beneath the bar of a sign-in page is open. */
  readonly isMoreShown: boolean;
  showMore(isShown: boolean): void;
  /** The step of a login whose instructions the user has put away; null for none. */
  readonly putAwayStep: string | null;
  putAway(step: string | null): void;
  /** The login's new state is pushed, not answered. */
  send<Name extends LoginRequest>(
    name: Name,
    ...input: RequestArgs<Name>
  ): Promise<RequestResult<RequestOutput<Name>>>;
}

/** The user's requests about the login; the view shows why one was refused. */
export function createLoginActions(api: RendererApi): LoginActions {
  let pendingCount = $state(0);
  let error = $state<string | null>(null);
  let isReportShown = $state(false);
  let isMoreShown = $state(false);
  let putAwayStep = $state<string | null>(null);

  return {
    get busy() {
      return pendingCount > 0;
    },
    get error() {
      return error;
    },
    get isReportShown() {
      return isReportShown;
    },
    showReport: (isShown) => (isReportShown = isShown),
    get isMoreShown() {
      return isMoreShown;
    },
    showMore: (isShown) => (isMoreShown = isShown),
    get putAwayStep() {
      return putAwayStep;
    },
    putAway: (step) => (putAwayStep = step),
    async send(name, ...input) {
      pendingCount += 1;
      const answer = await api.request(name, ...input);
      pendingCount -= 1;
      error = answer.ok ? null : answer.error.message;
      return answer;
    },
  };
}

export const [useLoginActions, provideLoginActions] = createContext<LoginActions>();
