import type { SiteEnv, Serve } from '../http';
import { createSignedInUsers } from '../signed-in-users';
import type { NetworkSite } from '../site';
import { serveOddity, type Observation, type Oddity, type LabRun } from './oddity';

export interface Lab extends NetworkSite {
  /** Starts a run for a login. */
  start(oddity: Oddity): LabRun;
  observations(): readonly Observation[];
}

/** Hosts of the lab, and one that is a site of its own. */
const HOSTS = ['lab', 'a.lab', 'b.lab', 'vault.lab', 'elsewhere'];

/** The site of all oddities, with a folder for each login: `/rotating/3/`. */
export function createLab(env: SiteEnv): Lab {
  const signedInUsers = createSignedInUsers();
  const runs = new Map<string, LabRun>();
  const observations: Observation[] = [];

  const serve: Serve = (visit) => {
    const [, folder = '', path = ''] = /^(\/[^/]+\/\d+\/)(.*)$/.exec(visit.url.pathname) ?? [];
    const run = runs.get(folder);
    return run === undefined
      ? { status: 404, body: 'There is no such page.' }
      : serveOddity(run, path, visit);
  };

  return {
    signedInUsers: {
      ...signedInUsers,
      clear() {
        signedInUsers.clear();
        runs.clear();
        observations.length = 0;
      },
    },
    hosts: Object.fromEntries(HOSTS.map((host) => [host, serve])),
    observations: () => observations,
    start(oddity) {
      const folder = `/${oddity.id}/${runs.size + 1}/`;
      const signedInUser = signedInUsers.add({ person: 'alice', values: {} });
      const run: LabRun = {
        oddity,
        env,
        folder,
        root: `${env.origin('lab')}${folder}`,
        validValues: signedInUser.values,
        observe: (what) => observations.push({ oddity: oddity.id, what }),
        rejectValues(message) {
          signedInUser.problem = { code: 'LAB.DISTRUSTED', message };
        },
      };
      runs.set(folder, run);
      return run;
    },
  };
}
