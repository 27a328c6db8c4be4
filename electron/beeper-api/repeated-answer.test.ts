import { describe, expect, it } from 'vitest';
import { testClient, valueOf } from './testing/client';
import { inTurn, json, serve } from './testing/loopback';

const account = (accountID: string, status = 'connected') => ({ accountID, status });
const bridge = (id: string, ...accounts: object[]) => ({ id, accounts });

describe('the answer to a repeated call', () => {
  it('is the same value while it is byte for byte the same', async () => {
    const one = json(200, { items: [bridge('b', account('a'))] });
    const other = json(200, { items: [bridge('b', account('a', 'connecting'))] });
    const { baseURL } = await serve(inTurn(one, one, other, one));
    const { client } = testClient(baseURL);
    const ask = async () => valueOf(await client.bridges());
    const first = await ask();
    expect(await ask()).toBe(first);
    const changed = await ask();
    expect(changed).not.toBe(first);
    expect(changed.entries[0]).toMatchObject({
      value: { accounts: { entries: [{ value: { status: 'connecting' } }] } },
    });
    const back = await ask();
    expect(back).not.toBe(first);
    expect(back).toEqual(first);
  });

  it('keeps the bridges and accounts that did not change', async () => {
    const steady = bridge('steady', account('a'), account('b'));
    const before = bridge('moving', account('c'), account('d'));
    const after = bridge('moving', account('c'), account('d', 'connecting'));
    const lists = [{ items: [steady, before] }, { items: [steady, after, bridge('new')] }];
    const { baseURL } = await serve(inTurn(...lists.map((list) => json(200, list))));
    const { client } = testClient(baseURL);
    const [first, second] = [valueOf(await client.bridges()), valueOf(await client.bridges())];
    expect(second.entries[0]).toBe(first.entries[0]);
    const accountsOf = ({ entries }: typeof first, place: number) => {
      const entry = entries[place];
      return entry?.ok === true ? entry.value.accounts.entries : null;
    };
    expect(accountsOf(second, 1)?.[0]).toBe(accountsOf(first, 1)?.[0]);
    expect(accountsOf(second, 1)?.[1]).toMatchObject({ value: { status: 'connecting' } });
    expect(second.entries).toHaveLength(3);
  });

  it('is read anew after one that made no sense', async () => {
    const good = json(200, [account('a')]);
    const bad = json(200, 'nonsense');
    const { baseURL } = await serve(inTurn(good, bad, bad, good));
    const { client } = testClient(baseURL);
    const first = valueOf(await client.accounts());
    expect(await client.accounts()).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    expect(await client.accounts()).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    const again = valueOf(await client.accounts());
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });

  it('is read each time, and not kept, when it is longer than a megabyte', async () => {
    const long = json(200, [{ ...account('a'), network: 'x'.repeat(1024 * 1024) }]);
    const { baseURL } = await serve(inTurn(long, long));
    const { client } = testClient(baseURL);
    const first = valueOf(await client.accounts());
    const second = valueOf(await client.accounts());
    expect(second).toEqual(first);
    expect(second.entries[0]).not.toBe(first.entries[0]);
  });

  it('says also of an unchanged one which Beeper answers', async () => {
    const answer = (version: string) =>
      json(200, [account('a')], { 'x-beeper-desktop-version': version });
    const { baseURL } = await serve(inTurn(answer('4.2.1'), answer('4.2.2')));
    const { client } = testClient(baseURL);
    await client.accounts();
    expect(await client.accounts()).toMatchObject({ desktopVersion: '4.2.2' });
  });
});
