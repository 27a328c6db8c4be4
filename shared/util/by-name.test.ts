import { expect, it } from 'vitest';
import { byName } from './by-name';

const named = (network: string, displayName: string | null, accountID = '') => ({
  network,
  displayName,
  accountID,
});

it('orders accounts by network, name and ID, whatever their case and accents', () => {
  const inOrder = [
    named('Instagram', null),
    named('Instagram', 'anna'),
    named('Instagram', 'Élise'),
    named('Instagram', 'emil'),
    named('signal', 'Bob', 'a'),
    named('Signal', 'bob', 'b'),
    named('WhatsApp', 'Zoë'),
    named('WhatsApp', 'алиса'),
    named('WhatsApp', '日本'),
  ];
  for (const shuffled of [[...inOrder].reverse(), [...inOrder.slice(4), ...inOrder.slice(0, 4)]]) {
    expect(shuffled.sort(byName)).toEqual(inOrder);
  }
});
