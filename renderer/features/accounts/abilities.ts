import { ABILITY_TEXT } from '../../../shared/strings/window';
import type { Capabilities } from '../../../shared/api/capabilities';
import type { Fact } from '../../ui/fact';

/** What a bridge can do: each ability with "Yes", "No" or the ways it offers. */
export function abilitiesOf(capabilities: Capabilities): Fact[] {
  const { resolve_identifier: lookup, group_creation: groups } = capabilities;
  const lookups = [
    lookup.any_phone ? ABILITY_TEXT.anyPhone : lookup.lookup_phone && ABILITY_TEXT.phone,
    lookup.lookup_email && ABILITY_TEXT.email,
    lookup.lookup_username && ABILITY_TEXT.username,
  ];
  return [
    { label: ABILITY_TEXT.lookup, value: listed(lookups) },
    { label: ABILITY_TEXT.search, value: yesOrNo(lookup.search) },
    { label: ABILITY_TEXT.contacts, value: yesOrNo(lookup.contact_list) },
    { label: ABILITY_TEXT.chats, value: yesOrNo(lookup.create_dm) },
    { label: ABILITY_TEXT.groups, value: listed(groupKinds(groups)) },
    ...(capabilities.image_pack_import === true
      ? [{ label: ABILITY_TEXT.stickers, value: ABILITY_TEXT.yes }]
      : []),
  ];
}

/** The kinds of group as the bridge describes them, else by their key, each once. */
function groupKinds(groups: Capabilities['group_creation']): string[] {
  const kinds = Object.entries(groups).map(
    ([key, { type_description: description }]) => description.trim() || key,
  );
  return [...new Set(kinds)];
}

function listed(parts: readonly (string | false)[]): string {
  const list = parts.filter((part) => part !== false).join(', ');
  return list === '' ? ABILITY_TEXT.no : list.charAt(0).toUpperCase() + list.slice(1);
}

function yesOrNo(value: boolean): string {
  return value ? ABILITY_TEXT.yes : ABILITY_TEXT.no;
}
