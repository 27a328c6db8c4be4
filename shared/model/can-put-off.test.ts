import { expect, it } from 'vitest';
import { anAccount } from '../testing/fixtures';
import { canPutOff } from './can-put-off';

it.each([
  ['reconnect_required', true],
  ['attention_required', true],
  ['connection_required', true],
  ['disconnected', true],
  ['connecting', true],
  ['a_status_of_tomorrow', true],
  ['connected', false],
  ['backfilling', false],
  ['disabled', false],
])('an account that is %s can be put off: %s', (status, can) => {
  expect(canPutOff(anAccount({ status }))).toBe(can);
});
