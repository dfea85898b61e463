/**
 * Those that a user's words may mean, the likeliest first. A word that few have tells more than one that many have.
 *
 * @param known each with words by which it is known
 */
export function fitting<Known extends { readonly words: readonly string[] }>(
  said: string,
  known: readonly Known[],
): Known[] {
  const words = new Set(said.toLowerCase().match(/[a-z0-9-]+/g) ?? []);
  const weights = new Map<string, number>();
  for (const word of words) weights.set(word, 1 / known.filter((each) => each.words.includes(word)).length);
  const found = known
    .map((each) => ({ each, hits: each.words.filter((word) => words.has(word)) }))
    .filter(
      ({ each, hits }) => hits.length >= Math.min(2, each.words.length) || (hits.length === 1 && words.size <= 2),
    )
    .map(({ each, hits }) => ({ each, weight: hits.reduce((sum, hit) => sum + weights.get(hit)!, 0) }))
    .toSorted((a, b) => b.weight - a.weight);
  return found.filter(({ weight }) => weight * 2 >= found[0]!.weight).map(({ each }) => each);
}
