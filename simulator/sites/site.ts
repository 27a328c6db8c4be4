import type { Hosts } from './http';
import type { Ledger } from './signed-in-users';

/** A network's sign-in site. */
export interface NetworkSite {
  hosts: Hosts;
  ledger: Ledger;
}
