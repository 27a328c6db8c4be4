import { describe, expect, it } from 'vitest';
import type { Capabilities } from '../../../shared/api/capabilities';
import { abilitiesOf } from './abilities';

const NOTHING: Capabilities['resolve_identifier'] = {
  any_phone: false,
  contact_list: false,
  create_dm: false,
  lookup_email: false,
  lookup_phone: false,
  lookup_username: false,
  search: false,
};

function values(
  can: Partial<Capabilities['resolve_identifier']>,
  groups: Capabilities['group_creation'] = {},
) {
  const abilities = abilitiesOf({
    resolve_identifier: { ...NOTHING, ...can },
    group_creation: groups,
  });
  return Object.fromEntries(abilities.map(({ label, value }) => [label, value]));
}

describe('abilitiesOf', () => {
  it('says "No" to what a bridge cannot do', () => {
    expect(values({})).toEqual({
      'Finds people by': 'No',
      'Searches for people': 'No',
      'Shows a contact list': 'No',
      'Starts new chats': 'No',
      'Makes groups': 'No',
    });
  });

  it('lists how people are found', () => {
    const found = values({ lookup_phone: true, lookup_email: true, lookup_username: true });
    expect(found['Finds people by']).toBe('Phone number, email address, username');
  });

  it('says "any phone number" in place of "phone number"', () => {
    const found = values({ lookup_phone: true, any_phone: true });
    expect(found['Finds people by']).toBe('Any phone number');
  });

  it('names the kinds of group, each once, by their key where the bridge describes none', () => {
    const groups = values(
      {},
      {
        group: { type_description: 'a group chat' },
        other: { type_description: 'a group chat' },
        channel: { type_description: ' ' },
      },
    );
    expect(groups['Makes groups']).toBe('A group chat, channel');
  });

  it('mentions sticker packs only where there are any', () => {
    const abilities = abilitiesOf({
      resolve_identifier: NOTHING,
      group_creation: {},
      image_pack_import: true,
    });
    expect(abilities.at(-1)).toEqual({ label: 'Brings in sticker packs', value: 'Yes' });
  });
});
