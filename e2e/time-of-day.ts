/** A time of day in the computer's own zone, e.g. "09:05". */
export function timeOfDay(moment: number): string {
  const date = new Date(moment);
  return [date.getHours(), date.getMinutes()].map((part) => `${part}`.padStart(2, '0')).join(':');
}
