import { COOKIE_ODDITIES } from './cookies';
import { DEMAND_ODDITIES } from './demands';
import { FRAME_ODDITIES } from './frames';
import { HIDDEN_ODDITIES } from './hidden';
import { HTTP_SIGN_IN_ODDITIES } from './http-sign-in';
import { NAVIGATION_ODDITIES } from './navigation';
import type { Oddity } from './oddity';
import { PARTITION_ODDITIES } from './partitions';
import { SCRIPT_ODDITIES } from './scripts';
import { PAGE_PROBLEM_ODDITIES } from './page-problems';
import { SIZE_ODDITIES } from './sizes';
import { SOURCE_ODDITIES } from './sources';
import { VALUE_ODDITIES } from './values';

/** All of them; each is a flow of the lab's bridge. */
export const ODDITIES: readonly Oddity[] = [
  ...COOKIE_ODDITIES,
  ...FRAME_ODDITIES,
  ...PARTITION_ODDITIES,
  ...HTTP_SIGN_IN_ODDITIES,
  ...VALUE_ODDITIES,
  ...SOURCE_ODDITIES,
  ...SIZE_ODDITIES,
  ...SCRIPT_ODDITIES,
  ...HIDDEN_ODDITIES,
  ...NAVIGATION_ODDITIES,
  ...DEMAND_ODDITIES,
  ...PAGE_PROBLEM_ODDITIES,
];
