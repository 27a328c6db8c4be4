/** Whether everything that `part` says is in `whole` as it is there (`===`). */
export function saysAll<Whole extends object>(whole: Whole, part: Partial<Whole>): boolean {
  if (whole === part) return true;
  return (Object.keys(part) as (keyof Whole)[]).every((key) => whole[key] === part[key]);
}
