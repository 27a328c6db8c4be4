import { expect, it } from 'vitest';
import { mergeLicences, type Licence } from './licences';

const licence = (name: string, version: string): Licence => ({
  name,
  version,
  licence: 'MIT',
  text: `The text of ${name}.`,
});

it('lists each package once, by name whatever its case, then by version', () => {
  const main = [licence('zod', '4.6.7'), licence('conf', '10.0.0'), licence('conf', '9.0.0')];
  const renderer = [licence('Bridgekeeper', '0.1.0'), licence('zod', '4.6.7')];
  expect(mergeLicences([JSON.stringify(main), JSON.stringify(renderer)])).toEqual([
    licence('Bridgekeeper', '0.1.0'),
    licence('conf', '9.0.0'),
    licence('conf', '10.0.0'),
    licence('zod', '4.6.7'),
  ]);
});

it('is empty where nothing was built', () => {
  expect(mergeLicences([])).toEqual([]);
});
