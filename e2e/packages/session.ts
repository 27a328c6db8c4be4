/** What an ordinary user does with the installed program: npm run test:package starts this as one. */
import { join } from 'node:path';
import { script } from '../../scripts/lib/steps.mjs';
import { firstUse } from './first-use';
import { rowsIn } from './rows';
import { secondUse } from './second-use';

const PHASES = { first: firstUse, second: secondUse };

await script(async () => {
  const [phase, folder = '', isUnofficial] = process.argv.slice(2);
  const use = PHASES[phase as keyof typeof PHASES];
  const { attempt } = rowsIn(join(folder, 'rows.ndjson'));
  await use({ folder, attempt, isUnofficial: isUnofficial === 'true' });
  return 0;
});
process.exit();
