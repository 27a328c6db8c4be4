import type { StartLogin, SubmitStep } from '../../shared/api/login-session';
import type { SubmitResult } from './session';

/** A submit as it arrived. */
export interface SubmitRecord extends SubmitStep {
  stepID: string;
  /** Arrival, milliseconds since the epoch. */
  at: number;
  /** Whether it was right. */
  accepted: boolean;
  result: SubmitResult;
}

/** A login as the simulator saw it. */
export interface LoginRecord {
  loginSessionID: string;
  bridgeID: string;
  flowID: string;
  /** The body it was created with. */
  created: StartLogin;
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** As the API shows it: `waiting_for_input`, `complete`, `cancelled`, … */
  status: string;
  /** The step it is at; null when it is over. */
  stepID: string | null;
  error?: { code: string; message: string };
  /** The account it signed in. */
  accountID?: string;
  submits: SubmitRecord[];
}
