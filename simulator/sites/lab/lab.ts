import type { SiteEnv, Serve } from '../http';
import { createSignedInUsers } from '../signed-in-users';
import type { NetworkSite } from '../site';
import { serveOddity, type Observation, type Oddity, type LabRun } from './oddity';

export interface Lab extends NetworkSite {
  /** Makes a run for a login. */
  begin(oddity: Oddity): LabRun;
  noted(): readonly Observation[];
}

/** Hosts of the lab, and one that is a site of its own. */
const HOSTS = ['lab', 'a.lab', 'b.lab', 'vault.lab', 'elsewhere'];

/** A site that gets up to everything, with a folder for each login: `/rotating/3/`. */
export function createLab(env: SiteEnv): Lab {
  const signedInUsers = createSignedInUsers();
  const runs = new Map<string, LabRun>();
  const notes: Observation[] = [];

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
        notes.length = 0;
      },
    },
    hosts: Object.fromEntries(HOSTS.map((host) => [host, serve])),
    noted: () => notes,
    begin(oddity) {
      const folder = `/${oddity.id}/${runs.size + 1}/`;
      const signedInUser = signedInUsers.add({ person: 'alice', values: {} });
      const run: LabRun = {
        oddity,
        env,
        folder,
        root: `${env.origin('lab')}${folder}`,
        validValues: signedInUser.values,
        observe: (what) => notes.push({ oddity: oddity.id, what }),
        rejectValues(message) {
          signedInUser.problem = { code: 'LAB.DISTRUSTED', message };
        },
      };
      runs.set(folder, run);
      return run;
    },
  };
}
