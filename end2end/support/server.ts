import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { binary, site } from './paths.js';

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>, seconds = 30): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no ${what} after ${seconds} s`);
}

/** One message of the queue's file transport. */
export interface Message {
  to: string;
  subject: string;
  body: string;
}

/** The real server in its own folder, on a free loopback port. */
export class Server {
  private process?: ChildProcess;

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly host: string,
    private readonly files: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Passkeys need a host with a name; `settings` are those of its environment. */
  static async start(host: '127.0.0.1' | 'localhost' = '127.0.0.1', files = site, settings: Record<string, string> = {}): Promise<Server> {
    const folder = mkdtempSync(path.join(tmpdir(), 'souhlas-'));
    mkdirSync(path.join(folder, 'data'));
    const server = new Server(folder, await freePort(), host, files, settings);
    await server.run();
    return server;
  }

  get origin(): string {
    return `http://${this.host}:${this.port}`;
  }

  get data(): string {
    return path.join(this.folder, 'data');
  }

  get log(): string {
    return path.join(this.folder, 'server.log');
  }

  get linkFile(): string {
    return path.join(this.folder, 'set-up-link');
  }

  /** Starts it, again after [`stop`] or [`kill`], on the same data. */
  async run(): Promise<void> {
    const environment = {
      ...process.env,
      SOUHLAS_ADDR: `127.0.0.1:${this.port}`,
      SOUHLAS_ORIGIN: this.origin,
      SOUHLAS_DATA: this.data,
      SOUHLAS_SITE: this.files,
      SOUHLAS_SET_UP_LINK_FILE: this.linkFile,
      LEPTOS_OUTPUT_NAME: 'souhlas',
      LEPTOS_SITE_ROOT: this.files,
      LEPTOS_SITE_PKG_DIR: 'pkg',
      ...this.settings,
    };
    const log = createWriteStream(this.log, { flags: 'a' });
    const child = spawn(binary('souhlas'), { env: environment, cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    this.process = child;
    let ended: number | null | undefined;
    child.once('exit', (code) => (ended = code));
    await until('answering server', async () => {
      if (ended !== undefined) throw new Error(`the server ended with ${ended}: ${readFileSync(this.log, 'utf8')}`);
      return (await fetch(`${this.origin}/sign-in`).catch(() => undefined)) ? true : undefined;
    });
  }

  async setUpLink(): Promise<string> {
    return until('set-up link', () => {
      const link = existsSync(this.linkFile) ? readFileSync(this.linkFile, 'utf8').trim() : '';
      return link.includes('#') ? link : undefined;
    });
  }

  /** Messages that left, oldest first. */
  messages(): Message[] {
    const folder = path.join(this.data, 'mail');
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    return files.sort().map((name) => parse(readFileSync(path.join(folder, name), 'utf8')));
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Copies the data folder of a server that stands still. */
  backUp(): void {
    cpSync(this.data, path.join(this.folder, 'backup'), { recursive: true });
  }

  /** Puts the copy in the place of the data folder, and says so as an operator does. */
  putBack(): void {
    rmSync(this.data, { recursive: true, force: true });
    cpSync(path.join(this.folder, 'backup'), this.data, { recursive: true });
    writeFileSync(path.join(this.data, 'restored'), '');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }
}

function parse(raw: string): Message {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const headers = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const header = (name: string): string =>
    headers.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim() ?? '';
  return {
    to: header('to'),
    subject: words(header('subject')),
    body: decode(rest.join('\n\n'), header('content-transfer-encoding').toLowerCase()),
  };
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quoted(body.replace(/=\r?\n/g, '')) : body;
}

function quoted(body: string): string {
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replace(/_/g, ' ')),
    );
}
