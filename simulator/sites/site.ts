import type { Hosts } from './http';
import type { SignedInUsers } from './signed-in-users';

/** A network's sign-in site. */
export interface NetworkSite {
  hosts: Hosts;
  signedInUsers: SignedInUsers;
}
