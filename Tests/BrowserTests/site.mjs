// A service with invented figures, and a browser beside it: made for the tests, thrown away after them.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { chromium } from 'playwright-core';

const build = process.env.WERKBEDRIJF_BUILD ?? '.build/release';
const program = join(build, 'werkbedrijf');
const bench = join(build, 'werkbedrijf-bench');
export const tenant = 'bmwe';

/** Runs a program; a status in `fine` is no failure. */
function run(command, args, fine = [0]) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  } catch (error) {
    if (fine.includes(error.status)) return error.stdout;
    throw new Error(`${command} ${args.join(' ')}: status ${error.status}\n${error.stderr}`);
  }
}

export class Site {
  /** Figures of one tenant; the last export is kept back, to be fed while somebody looks. */
  static async start({ isEmpty = false } = {}) {
    const site = new Site();
    site.folder = mkdtempSync(join(tmpdir(), 'werkbedrijf-browser-'));
    site.log = join(site.folder, 'log');
    const keys = join(site.folder, 'keys');
    mkdirSync(keys);
    for (const name of [tenant, 'regio']) writeFileSync(join(keys, `${name}.key`), randomBytes(32), { mode: 0o600 });
    run(program, ['toegang', 'maak', site.folder]);
    if (!isEmpty) {
      const exports = join(site.folder, 'exports');
      run(bench, ['generate', '--tenant', tenant, '--clients', '150', '--sleutels', keys, '--uit', exports]);
      site.files = readFileSync(join(exports, tenant, 'volgorde.txt'), 'utf8').trim().split('\n').map((f) => join(exports, tenant, f));
      site.keys = keys;
      site.feed(site.files.slice(0, -1));
      run(program, ['run', '--log', site.log, '--tenants', tenant, '--drain']);
      run(program, ['publicatie', 'maak', '--log', site.log, '--regels', site.law(), '--tot-en-met', '2016-11']);
    }
    await site.serve();
    return site;
  }

  feed(files) {
    run(program, ['feed', '--tenant', tenant, '--log', this.log, '--sleutel', join(this.keys, `${tenant}.key`),
      '--regio-sleutel', join(this.keys, 'regio.key'), ...files], [0, 65]);
  }

  /** The law with a policy of fewer tables: not every one can be protected for so few people. */
  law() {
    const law = join(this.folder, 'ops');
    cpSync('ops', law, { recursive: true });
    writeFileSync(join(law, 'landelijk', 'publicatie.yaml'), `
publicatie: { afronding: 10, drempel: 10, breedte: 5, wijziging: 10, vanaf: 2015-01, bron: "test" }
tabellen:
  - { maat: bestand, niveau: gemeente }
  - { maat: aanvraag, niveau: gemeente }
  - { maat: naarSchool, niveau: gemeente }
sommen:
  - { som: uitgavenCent, telling: bestand, niveau: gemeente }
`);
    return law;
  }

  feedTheRest() { this.feed(this.files.slice(-1)); }

  serve() {
    this.process = spawn(program, ['run', '--log', this.log, '--http', ':0', '--toegang', join(this.folder, 'toegang.yaml')],
      { stdio: ['ignore', 'ignore', 'pipe'] });
    return new Promise((resolve, reject) => {
      let said = '';
      this.process.stderr.on('data', (bytes) => {
        said += bytes;
        const found = said.match(/http: (http:\/\/\S+)\//);
        if (found) { this.url = found[1]; resolve(); }
      });
      this.process.on('exit', (status) => reject(new Error(`run ended with ${status}: ${said}`)));
    });
  }

  token(...tenants) {
    return run(program, ['toegang', 'token', '--toegang', join(this.folder, 'toegang.yaml'), ...tenants.flatMap((t) => ['--tenant', t])]).trim();
  }

  async ready() {
    for (let i = 0; i < 200; i += 1) {
      if ((await fetch(this.url + '/gereed')).ok) return;
      await new Promise((r) => setTimeout(r, 100));
    }
    throw new Error('not ready within 20 s');
  }

  stop() {
    this.process?.removeAllListeners('exit');
    this.process?.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}
