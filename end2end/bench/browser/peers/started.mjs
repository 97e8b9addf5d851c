// Server processes of the benchmark: each started on a free loopback port, ended by its own handle.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';

/** A port that nobody listens on. */
export async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** Asks again until there is an answer; says what never came. */
export async function until(what, look, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no ${what} after ${seconds} s`);
}

/** Starts a process that writes into `log` and waits until `address` answers. */
export async function start(command, words, { log, address, env = {} }) {
  const out = openSync(log, 'a');
  const child = spawn(command, words, { env: { ...process.env, ...env }, stdio: ['ignore', out, out] });
  await until(`answer of ${command} (${log})`, async () => {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}, see ${log}`);
    return (await fetch(address).catch(() => undefined)) ? true : undefined;
  });
  return { stop: () => stop(child), child };
}

/** Ends a process that was started here. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}
