import type { FpmRequest } from './request';

/**
 * The control file of a Debian package: https://www.debian.org/doc/debian-policy/ch-controlfields.html
 * @param installedKB what it takes once installed, in units of 1024 bytes
 */
export function debControl(request: FpmRequest, installedKB: number): string {
  const [summary = '', ...lines] = request.description.split('\n').map((line) => line.trim());
  const fields: [string, string][] = [
    ['Package', request.name],
    ['Version', request.version],
    ['Architecture', request.architecture],
    ['Maintainer', request.maintainer],
    ['Installed-Size', String(installedKB)],
    ['Depends', request.depends.join(', ')],
    ['Recommends', request.recommends.join(', ')],
    ['Suggests', request.suggests.join(', ')],
    ['Section', request.category],
    ['Priority', 'optional'],
    ['Description', [summary, ...lines.filter((line) => line !== '')].join('\n ')],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}
