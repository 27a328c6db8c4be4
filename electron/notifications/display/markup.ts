/**
 * Text as the body of a notification on Linux, where `&`, `<` and `>` are markup: a name from
 * outside could otherwise hold a link, and one with an ampersand would spoil the whole body. The rule is
 * that of the Desktop Notifications Specification, "Markup"; the title is plain text there.
 */
export function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
