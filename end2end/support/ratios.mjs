// Prints the medians of the last `cargo bench` and their ratio to the peer: `node ratios.mjs TARGET`.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(process.argv[2], 'criterion');

function median(...names) {
  const file = path.join(folder, ...names, 'new', 'estimates.json');
  return JSON.parse(readFileSync(file, 'utf8')).median.point_estimate;
}

const EVENTS = 1_000_000;
const perBody = median('peer', '10,000 bodies read from JSON') / 10_000;
for (const people of ['one person', '5,000 persons']) {
  const nanoseconds = median('fold of 1,000,000 events', people);
  const ratio = nanoseconds / EVENTS / perBody;
  console.log(`fold of 1,000,000 events, ${people}: ${(nanoseconds / 1e9).toFixed(3)} s, ${ratio.toFixed(3)} of reading them from JSON`);
}
const gate = median('may_contact with 200 events');
console.log(`may_contact with 200 events: ${(gate / 1e3).toFixed(2)} µs, ${(gate / 200 / perBody).toFixed(3)} of reading them from JSON`);
