import type { FpmRequest } from './request';

export interface SpecOptions {
  /** The folder that is packed; it becomes the root of a system. */
  readonly root: string;
  /** Its files, from that root: `opt/…`. Folders of ours are listed, the system's are not. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** How it is packed: level and means, as rpm writes it. */
  readonly payload: string;
  /** The scripts' texts. */
  readonly afterInstall: string;
  readonly afterRemove: string;
}

/**
 * What rpmbuild makes a package by: https://rpm-software-management.github.io/rpm/manual/spec.html
 * It packs what is there: nothing is built, stripped or looked through for what else it may need.
 */
export function rpmSpec(request: FpmRequest, options: SpecOptions): string {
  const [summary = '', ...lines] = request.description.split('\n').map((line) => line.trim());
  return `%global __os_install_post %{nil}
%global _build_id_links none
%global _binary_payload ${options.payload}
%global debug_package %{nil}
Name: ${request.name}
Version: ${request.version}
Release: 1
Summary: ${summary}
License: ${request.license}
Packager: ${request.maintainer}
AutoReqProv: no
${request.depends.map((name) => `Requires: ${name}`).join('\n')}

%description
${lines.join('\n')}

%install
cp -a ${quoted(`${options.root}/.`)} %{buildroot}/

%post
${body(options.afterInstall)}

%postun
${body(options.afterRemove)}

%files
%defattr(-,root,root,-)
${options.folders.map((folder) => `%dir "/${folder}"`).join('\n')}
${options.files.map((file) => `"/${file}"`).join('\n')}
`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** rpm reads `%` in a script as one of its own macros. */
const body = (script: string) =>
  script
    .replace(/^#!.*\n/, '')
    .replaceAll('%', '%%')
    .trim();
