// Rounds in turns, and what is made of them.
import { loadavg } from 'node:os';

/** Runs everyone once a round; who goes first moves on by one each round. `keep` is told all rounds after each. */
export async function inTurns(acts, runs, keep) {
  const names = Object.keys(acts);
  const rounds = [];
  for (let run = 0; run < runs; run += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(run + turn) % names.length];
      rounds.push({ run, name, load: loadavg()[0], ...(await acts[name]()) });
      keep(rounds);
    }
  }
  return rounds;
}

/** The middle of some numbers. */
export const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** A number of bytes in megabytes. */
export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
