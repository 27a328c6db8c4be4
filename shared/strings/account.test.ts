import { expect, it } from 'vitest';
import type { StatusChange } from '../model/snapshot';
import { changeSentence } from './account';

const CHANGE: StatusChange = {
  at: 0,
  accountID: 'a',
  network: 'Signal',
  displayName: null,
  kind: 'status',
  from: 'connected',
  to: 'reconnect_required',
  statusText: null,
};
const APPEARED: StatusChange = { ...CHANGE, kind: 'appeared', from: null };

it.each<[StatusChange, string]>([
  [CHANGE, 'Needs you to sign in again'],
  [{ ...CHANGE, isInexact: true }, 'Needs you to sign in again; it happened while nobody watched'],
  [{ ...CHANGE, to: 'asleep' }, 'Unknown state “asleep”'],
  [{ ...CHANGE, kind: 'gone', to: null }, 'Was removed from Beeper'],
  [APPEARED, 'Was added: needs you to sign in again'],
  [{ ...APPEARED, to: 'unknown' }, 'Was added: unclear, as Beeper does not say'],
  [{ ...APPEARED, to: 'Asleep' }, 'Was added: unknown state “Asleep”'],
  [{ ...APPEARED, to: 'connected', isInexact: true }, 'Was there at the first look: connected'],
])('%j reads: %s', (change, sentence) => {
  expect(changeSentence(change)).toBe(sentence);
});
