// The drain: edits that were made offline, some of them on what somebody else changed meanwhile.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onCopy } from './copy.mjs';
import { wanted } from './made_up.mjs';
import { drain } from './ours/drain.mjs';
import { drainPrepared } from './ours/drain_prepare.mjs';
import { drain as peerDrain } from './peer_drain.mjs';
import { inTurns, median } from './turns.mjs';

const ours = ({ folder, cache }, counts) => async () => {
  const known = await drainPrepared(cache, counts);
  return onCopy(folder, known.folder, (copy) => drain({ ...known, folder: copy }, counts));
};

/** A round counts only if the server then holds everything and every conflict was told, and no other. */
const checked = (name, counts, act) => async () => {
  const figures = await act();
  if (figures.conflicts !== counts.conflicts) throw new Error(`${name} told ${figures.conflicts} conflicts instead of ${counts.conflicts}`);
  if (figures.held.hash !== wanted(counts).hash) throw new Error(`the server of ${name} holds something else: ${figures.held.count} of ${counts.edits}`);
  console.log(`drain ${counts.edits} ${name}: ${figures.ms.toFixed(0)} ms`);
  return figures;
};

/** All rounds of `{ edits, conflicts }`. */
export async function drains(place, { who, runs }, counts) {
  const act = (name) => (name === 'ours' ? ours(place, counts) : () => peerDrain(name, path.join(place.folder, 'run'), counts));
  const acts = Object.fromEntries(who.map((name) => [name, checked(name, counts, act(name))]));
  const rounds = await inTurns(acts, runs, (all) => writeFileSync(path.join(place.folder, `rounds-drain-${counts.edits}.json`), JSON.stringify(all, null, 1)));
  return { ...counts, ...wanted(counts), rounds };
}

/** Medians; ratios are of ours. */
export function printedDrains({ edits, conflicts, rounds }, { who, runs }) {
  console.log(`\n${edits} offline edits, ${conflicts} of them conflicting, medians of ${runs} runs`);
  const of = (name) => median(rounds.filter((round) => round.name === name).map(({ ms }) => ms));
  for (const name of who) {
    const ratio = who.includes('ours') ? `, ours ${(of(name) / of('ours')).toFixed(2)}x as fast` : '';
    console.log(`${name.padEnd(8)} drained in ${(of(name) / 1000).toFixed(2)} s${ratio}; ${conflicts} conflicts told in every run`);
  }
}
