/**
 * What electron-builder runs in the place of fpm, which comes from elsewhere: makes a deb by dpkg-deb
 * and an rpm by rpmbuild, of the arguments that electron-builder gives fpm.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { IDENTITY } from '../../../shared/model/identity';
import { debControl } from './deb';
import { modeOf, placeOf } from './place';
import { readRequest, type FpmRequest } from './request';
import { rpmSpec } from './rpm';

const request = readRequest(process.argv.slice(2));
/** For packages that are only installed, tried and thrown away. */
const IS_QUICK = process.env['BRIDGEKEEPER_PACKED_QUICKLY'] === '1';
const PACKED = IS_QUICK
  ? { deb: ['-Zgzip', '-z1'], rpm: 'w1.gzdio' }
  : { deb: ['-Zxz'], rpm: 'w6T0.xzdio' };

const work = mkdtempSync(join(tmpdir(), 'bridgekeeper-package-'));
try {
  const root = join(work, 'root');
  for (const { from, to } of request.files) {
    const place = join(root, placeOf(to));
    mkdirSync(dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  }
  // By this the program knows who brings it newer versions.
  writeFileSync(join(root, 'opt', IDENTITY.name, 'resources', 'package-type'), request.kind);
  const content = contentOf(root);
  for (const { path, stat } of content) {
    if (!stat.isSymbolicLink()) chmodSync(join(root, path), modeOf(stat.mode, stat.isDirectory()));
  }
  if (request.kind === 'deb') makeDeb(request, root, content);
  else makeRpm(request, root, content);
} finally {
  rmSync(work, { recursive: true, force: true });
}

type Content = ReturnType<typeof contentOf>;

function contentOf(root: string) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => ({ path, stat: lstatSync(join(root, path)) }));
}

function makeDeb({ file, ...rest }: FpmRequest, root: string, content: Content): void {
  const files = content.filter(({ stat }) => stat.isFile());
  const sums = files.map(({ path }) => `${md5(join(root, path))}  ${path}\n`).join('');
  const bytes = files.reduce((sum, { stat }) => sum + stat.size, 0);
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), debControl({ file, ...rest }, Math.ceil(bytes / 1024)));
  writeFileSync(join(control, 'md5sums'), sums);
  writeScript(join(control, 'postinst'), rest.afterInstall);
  writeScript(join(control, 'postrm'), rest.afterRemove);
  // A folder that mkdtemp made is its user's alone, and would be the system's root.
  chmodSync(root, 0o755);
  run('dpkg-deb', ['--root-owner-group', ...PACKED.deb, '--build', root, file]);
}

function makeRpm(wanted: FpmRequest, root: string, content: Content): void {
  const spec = join(work, 'package.spec');
  const text = rpmSpec(wanted, {
    root,
    payload: PACKED.rpm,
    files: content.filter(({ stat }) => !stat.isDirectory()).map(({ path }) => path),
    folders: content
      .filter(({ path, stat }) => stat.isDirectory() && path.startsWith('opt/'))
      .map(({ path }) => path),
    afterInstall: readFileSync(wanted.afterInstall, 'utf8'),
    afterRemove: readFileSync(wanted.afterRemove, 'utf8'),
  });
  writeFileSync(spec, text);
  const made = join(work, 'made');
  const options = [`_topdir ${join(work, 'rpmbuild')}`, `_rpmdir ${made}`, '_rpmfilename made.rpm'];
  const defined = options.flatMap((option) => ['--define', option]);
  run('rpmbuild', ['-bb', '--quiet', '--target', wanted.architecture, ...defined, spec]);
  cpSync(join(made, 'made.rpm'), wanted.file);
}

function writeScript(file: string, from: string): void {
  writeFileSync(file, readFileSync(from), { mode: 0o755 });
  chmodSync(file, 0o755);
}

function md5(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
