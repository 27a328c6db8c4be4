import type { SiteEnv, Serve } from '../http';
import { createLedger } from '../signed-in-users';
import type { NetworkSite } from '../site';
import { serveOddity, type Noted, type Oddity, type Place } from './oddity';

export interface Lab extends NetworkSite {
  /** Makes a place for a login. */
  begin(oddity: Oddity): Place;
  noted(): readonly Noted[];
}

/** Hosts of the lab, and one that is a site of its own. */
const HOSTS = ['lab', 'a.lab', 'b.lab', 'vault.lab', 'elsewhere'];

/** A site that gets up to everything, with a folder for each login: `/rotating/3/`. */
export function createLab(env: SiteEnv): Lab {
  const ledger = createLedger();
  const places = new Map<string, Place>();
  const notes: Noted[] = [];

  const serve: Serve = (visit) => {
    const [, folder = '', path = ''] = /^(\/[^/]+\/\d+\/)(.*)$/.exec(visit.url.pathname) ?? [];
    const place = places.get(folder);
    return place === undefined
      ? { status: 404, body: 'There is no such page.' }
      : serveOddity(place, path, visit);
  };

  return {
    ledger: {
      ...ledger,
      clear() {
        ledger.clear();
        places.clear();
        notes.length = 0;
      },
    },
    hosts: Object.fromEntries(HOSTS.map((host) => [host, serve])),
    noted: () => notes,
    begin(oddity) {
      const folder = `/${oddity.id}/${places.size + 1}/`;
      const visitor = ledger.add({ person: 'alice', values: {} });
      const place: Place = {
        oddity,
        env,
        folder,
        root: `${env.origin('lab')}${folder}`,
        truth: visitor.values,
        note: (what) => notes.push({ oddity: oddity.id, what }),
        distrust(message) {
          visitor.trouble = { code: 'LAB.DISTRUSTED', message };
        },
      };
      places.set(folder, place);
      return place;
    },
  };
}
