/**
 * Those that a user's words may mean, the likeliest first.
 *
 * @param known each with words of which most must be in what the user says
 */
export function fitting<Known extends { readonly words: readonly string[] }>(
  said: string,
  known: readonly Known[],
): Known[] {
  const words = new Set(said.toLowerCase().match(/[a-z0-9-]+/g) ?? []);
  const found = known
    .map((each) => ({ each, hits: each.words.filter((word) => words.has(word)).length }))
    .filter(({ each, hits }) => hits >= Math.min(2, each.words.length) || (hits === 1 && words.size <= 2))
    .map(({ each, hits }) => ({ each, share: hits / each.words.length }))
    .toSorted((a, b) => b.share - a.share);
  return found.filter(({ share }) => share * 2 >= found[0]!.share).map(({ each }) => each);
}
