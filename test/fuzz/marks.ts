/** Signs that nobody writes here; the bot folds none of them into another. */
const DIGITS = ['鷫', '鷞', '驫', '鱻', '麤', '龘', '靐', '齉', '爩', '癵'];

export const MARK_BEGINS = '灪';

/** A word that stands in that message of a run and in no other text of the world. */
export function markOf(message: string): string {
  return `${MARK_BEGINS}${message.replace(/\D/g, '').replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '')}纞`;
}

export function markAt(text: string, at: number, mark: string): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + mark + text.slice(place);
}
