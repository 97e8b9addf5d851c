// Our server and the fleet that fills it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { start, stop, until } from '../started.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../..');
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');

/** The server that is measured: `SOUHLAS_BIN`, or the one of `make run`. */
export const binary = process.env.SOUHLAS_BIN ?? path.join(target, 'debug/souhlas');
const fleetBinary = process.env.FLEET_BIN ?? path.join(target, 'debug/fleet');

/** The folder of the built client. */
export const site = process.env.SOUHLAS_SITE ?? path.join(root, 'target/site');

/** The profile a binary of cargo was built with: the name of its folder. */
export const profileOf = (file) => path.basename(path.dirname(file));

/**
 * Starts the server on a folder that holds `data`. A server that keeps ready-made pages makes them anew when it
 * starts; with `ready` it is given the time, for the clock of a first sync starts on a server that runs.
 */
export async function serve(folder, port, { ready = false } = {}) {
  if (!existsSync(binary)) throw new Error(`${binary} is not built: run make bench, or name a server in SOUHLAS_BIN`);
  mkdirSync(path.join(folder, 'data'), { recursive: true });
  const log = path.join(folder, 'server.log');
  rmSync(log, { force: true });
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    SOUHLAS_ADDR: `127.0.0.1:${port}`,
    SOUHLAS_ORIGIN: origin,
    SOUHLAS_DATA: path.join(folder, 'data'),
    SOUHLAS_SITE: site,
    SOUHLAS_SET_UP_LINK_FILE: path.join(folder, 'set-up-link'),
    SOUHLAS_LOG: 'server=info,warn',
    LEPTOS_OUTPUT_NAME: 'souhlas',
    LEPTOS_SITE_ROOT: site,
    LEPTOS_SITE_PKG_DIR: 'pkg',
  };
  const server = await start(binary, [], { log, address: `${origin}/sign-in`, env });
  const makesPages = existsSync(path.join(folder, 'data/pages'));
  if (ready && makesPages) await until('ready-made pages', () => readFileSync(log, 'utf8').includes('pages are ready') || undefined, 1_800);
  return { ...server, origin };
}

/** Fills a fresh server with contacts over HTTP; gives the administrator's device, which lets people in. */
export async function fill(folder, contacts) {
  const words = ['demo', '--link-file', path.join(folder, 'set-up-link'), '--contacts', String(contacts), '--bare'];
  const child = spawn(fleetBinary, [...words, '--rows', path.join(folder, 'rows')], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  await until('filled server', () => {
    if (child.exitCode !== null) throw new Error(`the fleet ended with ${child.exitCode}: ${said.slice(-500)}`);
    return said.includes('stays on') ? true : undefined;
  }, 3600);
  return {
    invitation: (role) => said.match(new RegExp(`^\\s*${role}: (\\S+)$`, 'm'))[1],
    hold: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
    letIn: () => until('certified device', () => (said.includes('was let in') ? true : undefined), 120),
    stop: () => stop(child),
  };
}

/** The size of the client that is served, which tells a release build from a dev build. */
export const clientBytes = () => readFileSync(path.join(site, 'pkg/souhlas.wasm')).length;
