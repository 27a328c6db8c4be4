import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IDENTITY } from '../../shared/model/identity';
import { renderPackageIcons } from '../icons/package-icons';
import { ROOT } from '../lib/project.mjs';
import { tool } from '../lib/tool.mjs';
import { metainfo } from './linux/metainfo';
import { notices } from './notices';
import { installerScript } from './windows/installer';

/**
 * Makes what packages have besides the program, into an empty folder: icons, metadata, the installer's
 * script, the command's link, all licences, and our own fpm. Must be called after a build.
 * @returns the path of that fpm
 */
export function prepareMade(folder: string, release: { version: string; date: string }): string {
  rmSync(folder, { recursive: true, force: true });
  const write = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  for (const { path, bytes } of renderPackageIcons()) write(join('icons', path), bytes);
  write('metainfo.xml', metainfo(release));
  write('installer.nsh', installerScript());
  write('copyright', notices());
  symlinkSync(`../../opt/${IDENTITY.name}/${IDENTITY.command}`, join(folder, 'command'));
  const words = [...tool('tsx'), join(ROOT, 'scripts', 'package', 'fpm', 'main.ts')];
  const fpm = write('fpm', `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')} "$@"\n`);
  chmodSync(fpm, 0o755);
  return fpm;
}
