import { test } from '../../program';
import { saw, selected } from '../trial';

test(
  'a request outside the table',
  selected('rejected before any handler'),
  async ({ startProgram }) => {
    const page = await (await startProgram({ args: [] })).window();
    const answer = await page.evaluate(async () => {
      const { bridgekeeper } = globalThis as unknown as {
        bridgekeeper: { request(name: string, input: unknown): Promise<unknown> };
      };
      return bridgekeeper.request('token.read', null).then(
        (value) => `answered ${JSON.stringify(value)}`,
        () => 'rejected before any handler',
      );
    });
    saw(answer);
  },
);
