import { type ChildProcess, spawn } from 'node:child_process';
import { binary } from './paths.js';
import { type Server, until } from './server.js';

/** The address under which the fleet invites its second representative. */
export const INVITED_REPRESENTATIVE = 'rita@teplo-domova.example';

/** The roles it invites. */
export type Seat = 'Rep' | 'Manager' | 'PrivacyOfficer' | 'Administrator' | 'Auditor';

/** The native administrator's device: sets up an organisation, prints invitations, lets people in. */
export class Fleet {
  private output = '';

  private constructor(private readonly process: ChildProcess) {}

  /**
   * `basic` names the fields that the organisation's signed catalogue leaves unencrypted; contacts of the family
   * name `unpublished` get a signed consent to a text that nobody published; `training` is asked of everybody;
   * the first administrator is a representative too if they `sell`.
   */
  static async demo(server: Server, options: { contacts: number; basic?: string[]; unpublished?: string; training?: boolean; sells?: boolean }): Promise<Fleet> {
    const words = ['demo', '--link-file', server.linkFile, '--contacts', String(options.contacts)];
    if (options.basic?.length) words.push('--basic', options.basic.join(','));
    if (options.unpublished) words.push('--unpublished', options.unpublished);
    if (options.training) words.push('--training');
    if (options.sells) words.push('--sells');
    const child = spawn(binary('fleet'), words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const fleet = new Fleet(child);
    let ended: number | null | undefined;
    child.stdout.on('data', (bytes: Buffer) => (fleet.output += bytes.toString('utf8')));
    child.stderr.on('data', (bytes: Buffer) => (fleet.output += bytes.toString('utf8')));
    child.once('exit', (code) => (ended = code));
    await until(
      'filled organisation',
      () => {
        if (ended !== undefined) throw new Error(`the fleet ended with ${ended}: ${fleet.output}`);
        return fleet.output.includes('stays on') ? true : undefined;
      },
      180,
    );
    return fleet;
  }

  /** The invitation link of a role. */
  invitation(role: Seat): string {
    const link = this.output.match(new RegExp(`^\\s*${role}: (\\S+)$`, 'm'))?.[1];
    if (!link) throw new Error(`no invitation for ${role}: ${this.output}`);
    return link;
  }

  /** The first administrator's way in by the recovery kit, which stays when the fleet goes. */
  founder(): { email: string; secret: string; codeA: string } {
    const line = (label: string): string => {
      const value = this.output.match(new RegExp(`^  ${label} +(\\S+)$`, 'm'))?.[1];
      if (!value) throw new Error(`no ${label}: ${this.output}`);
      return value;
    };
    return { email: line('e-mail'), secret: line('TOTP secret'), codeA: line('kit code A') };
  }

  async remove(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGTERM');
    await gone;
  }
}
