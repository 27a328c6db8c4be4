import { describe, expect, it } from 'vitest';
import { answerPurge, planPurge, readPurgeRequest, type PurgeFacts } from './purge-command';

const FOLDER = '/home/alice/.config/Bridgekeeper';
const AUTOSTART = '/home/alice/.config/autostart/app.bridgekeeper.Bridgekeeper.desktop';
const FACTS: PurgeFacts = {
  isRunning: false,
  folder: FOLDER,
  isOurs: true,
  home: '/home/alice',
  elsewhere: [AUTOSTART],
};
const YES = readPurgeRequest(['--purge-data', '--yes']);

const plan = (request = YES, facts: Partial<PurgeFacts> = {}) =>
  planPurge(request, { ...FACTS, ...facts });

describe('--purge-data', () => {
  it('removes all there is of the user’s, once it is confirmed', () => {
    expect(plan()).toEqual({ kind: 'remove', paths: [FOLDER, AUTOSTART] });
  });

  it('says what it would remove, and removes nothing, without --yes', () => {
    const said = plan(readPurgeRequest(['--purge-data', '--no-sandbox']));
    expect(said).toMatchObject({ kind: 'answer', exitCode: 2, complaint: '' });
    expect(said).toMatchObject({ output: expect.stringContaining(FOLDER) });
    expect(said).toMatchObject({ output: expect.stringContaining('--purge-data --yes') });
  });

  it('removes nothing while the program runs', () => {
    expect(plan(YES, { isRunning: true })).toMatchObject({ kind: 'answer', exitCode: 3 });
  });

  it('removes nothing when a word of the command line is not known', () => {
    const request = readPurgeRequest(['--purge-data', '--yes', '--ye']);
    expect(plan(request)).toMatchObject({ kind: 'answer', exitCode: 64 });
  });

  it.each([
    ['is not the program’s', { folder: '/home/alice/Documents', isOurs: false }],
    ['is the home', { folder: '/home/alice' }],
    ['holds the home', { folder: '/home' }],
    ['is everything', { folder: '/' }],
  ])('removes nothing when the folder %s', (_what, facts) => {
    expect(plan(YES, facts)).toMatchObject({ kind: 'answer', exitCode: 1, output: '' });
  });

  it('takes a folder beside the home that only begins like it', () => {
    const folder = '/home/alice2';
    expect(plan(YES, { folder, elsewhere: [] })).toEqual({ kind: 'remove', paths: [folder] });
  });

  it('says that there is nothing', () => {
    const said = plan(YES, { folder: null, elsewhere: [] });
    expect(said).toMatchObject({ kind: 'answer', exitCode: 0 });
  });

  it('says what could not be removed, and what was', () => {
    const answer = answerPurge([FOLDER], [{ path: AUTOSTART, reason: 'EACCES' }]);
    expect(answer).toMatchObject({ exitCode: 1, output: expect.stringContaining(FOLDER) });
    expect(answer.complaint).toContain('EACCES');
  });
});
