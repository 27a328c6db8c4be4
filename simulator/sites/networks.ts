import { createDiscord } from './discord';
import { createDummy } from './dummy';
import { createFacebook } from './facebook';
import { createGoogle } from './google';
import type { SiteEnv } from './http';
import { createInstagram } from './instagram';
import { createLab } from './lab/lab';
import { createLinkedIn } from './linkedin';
import { createSlack } from './slack';
import { createTeams } from './teams';
import { createTumblr } from './tumblr';
import { createX } from './x';

/** Every sign-in site, by network. */
export type Networks = ReturnType<typeof createNetworks>;

export function createNetworks(env: SiteEnv) {
  return {
    discord: createDiscord(),
    dummy: createDummy(),
    facebook: createFacebook(env),
    google: createGoogle(env),
    instagram: createInstagram(),
    lab: createLab(env),
    linkedin: createLinkedIn(),
    slack: createSlack(env),
    teams: createTeams(env),
    tumblr: createTumblr(),
    x: createX(env),
  };
}
