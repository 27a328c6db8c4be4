/** A dialog of the system's breaks no long word, and would reach beyond the screen: in lines of 70. */
export function inShortLines(text: string): string {
  return (text.match(/.{1,70}(?:\s|$)|.{1,70}/gu) ?? []).join('\n');
}

/** The same for a file's path, which is broken between folders where it can be. */
export function pathInShortLines(path: string): string {
  return (path.match(/.{1,70}$|.{1,69}\/|.{1,70}/gu) ?? []).join('\n');
}
