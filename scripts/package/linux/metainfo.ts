import { IDENTITY } from '../../../shared/model/identity';

/** What software centres show; the whole stands in README.md. */
const PARAGRAPHS = [
  'Beeper’s bridges carry the chats of other networks: WhatsApp, Signal, Instagram, Slack and more. A bridge may lose its sign-in, and messages then stay away unseen.',
  'Bridgekeeper sits in the tray, watches every account through Beeper Desktop on this computer, says at once when one needs you, and takes you through signing in again in place.',
];

/**
 * The component's description for AppStream, which software centres read:
 * https://www.freedesktop.org/software/appstream/docs/chap-Metadata.html
 * @param date of the release, `2026-11-27`
 */
export function metainfo({ version, date }: { version: string; date: string }): string {
  const paragraphs = PARAGRAPHS.map((text) => `    <p>${text}</p>`).join('\n');
  const type = version.includes('-') ? 'development' : 'stable';
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${IDENTITY.appID}</id>
  <name>${IDENTITY.name}</name>
  <summary>Says at once when a Beeper bridge needs you</summary>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <developer_name>The Bridgekeeper maintainers</developer_name>
  <description>
${paragraphs}
  </description>
  <launchable type="desktop-id">${IDENTITY.desktopFile}</launchable>
  <icon type="stock">${IDENTITY.appID}</icon>
  <categories>
    <category>Network</category>
    <category>InstantMessaging</category>
  </categories>
  <provides>
    <binary>${IDENTITY.command}</binary>
    <mediatype>x-scheme-handler/${IDENTITY.scheme}</mediatype>
  </provides>
  <content_rating type="oars-1.1">
    <content_attribute id="social-chat">none</content_attribute>
  </content_rating>
  <releases>
    <release version="${version}" date="${date}" type="${type}"/>
  </releases>
</component>
`;
}
