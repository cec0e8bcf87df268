/**
 * The few statistics that the benchmarks share: pure, on plain arrays.
 */

const ascending = values => [...values].sort((a, b) => a - b);

/** The value that a share of the values don't exceed, interpolated. */
export function percentile(values, share) {
  const sorted = ascending(values);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at % 1);
}

export const median = values => percentile(values, 0.5);

/** The ratio of the medians of two series. */
export const ratio = (ours, theirs) => median(ours) / median(theirs);

/**
 * Runs functions in turn, so that a drift of the machine meets them all alike:
 * A B, B A, A B … The first `warmUp` rounds are thrown away.
 *
 * @returns One array of results per function.
 */
export async function interleave(functions, { rounds, warmUp = 0 }) {
  const results = functions.map(() => []);
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const order = [...functions.keys()];
    for (const index of round % 2 ? order.reverse() : order) {
      const result = await functions[index](round);
      if (round >= warmUp) {
        results[index].push(result);
      }
    }
  }
  return results;
}
