import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'vitest';

/** The programs that tests need beside Node, and files by their whole path; and the Debian packages that bring them. */
export const PACKAGES: { readonly [command: string]: string } = {
  '/usr/share/fonts/opentype/ipafont-gothic/ipagp.ttf': 'fonts-ipafont-gothic',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf': 'fonts-dejavu-core',
  '/usr/share/xml/w3c-sgml-lib/schema/dtd/sgml.soc': 'w3c-sgml-lib',
  bash: 'bash',
  busybox: 'busybox',
  chattr: 'e2fsprogs',
  chromium: 'chromium',
  cmark: 'cmark',
  dash: 'dash',
  'dh_bash-completion': 'bash-completion',
  faketime: 'faketime',
  fish: 'fish',
  git: 'git',
  'gnutls-serv': 'gnutls-bin',
  jq: 'jq',
  kamailio: 'kamailio-tls-modules',
  kdb5_util: 'krb5-kdc',
  krb5kdc: 'krb5-kdc',
  lsattr: 'e2fsprogs',
  make: 'make',
  man: 'man-db',
  mandoc: 'mandoc',
  mksh: 'mksh',
  mount: 'mount',
  named: 'bind9',
  nsenter: 'util-linux',
  onsgmls: 'opensp',
  openssl: 'openssl',
  'original-awk': 'original-awk',
  pdfinfo: 'poppler-utils',
  pdftotext: 'poppler-utils',
  perl: 'perl',
  plistutil: 'libplist-utils',
  posh: 'posh',
  'pre-commit': 'pre-commit',
  python3: 'python3',
  script: 'bsdutils',
  setpriv: 'util-linux',
  shellcheck: 'shellcheck',
  tidy: 'tidy',
  tmux: 'tmux',
  unshare: 'util-linux',
  w3m: 'w3m',
  xmllint: 'libxml2-utils',
  zsh: 'zsh',
};

/** True if a program of that name is on the PATH, or the file is there. */
export function hasCommand(name: string): boolean {
  return commandPath(name) !== undefined;
}

/** Where the program of that name is. */
export function commandPath(name: string): string | undefined {
  const isFile = name.startsWith('/');
  const paths = isFile ? [name] : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return paths.find((path) => {
    try {
      accessSync(path, isFile ? constants.R_OK : constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * `test` for a test that needs these programs: it runs if they are all there. If one is missing the test is skipped,
 * visibly and with the reason in its name; where CI=true it fails instead.
 */
export function tool(...commands: string[]): typeof test {
  const missing = commands.filter((command) => !hasCommand(command));
  const packages = missing.map((name) => PACKAGES[name] ?? name);
  return missing.length === 0 ? test : without(`needs ${missing.join(', ')} (Debian: ${packages.join(', ')})`);
}

/** `test` for a test that cannot run: a visible skip, or a failure where CI=true. */
export function without(reason: string): typeof test {
  const absent = (name: string): void => {
    if (process.env['CI'] === 'true') {
      test(`${name}: ${reason}`, () => {
        throw new Error(reason);
      });
    } else {
      test.skip(`${name}: ${reason}`, () => {});
    }
  };
  // A table of cases is left out as one test.
  return Object.assign(absent, { each: () => absent }) as unknown as typeof test;
}
