// Bundles src/ into dist/: one chunk a command, loaded when the command runs, so that --help starts fast and the packed
// tarball needs nothing beside itself. Licences of what is bundled go into dist/THIRD-PARTY-LICENSES.txt.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });
/** commander loads child_process for subcommands that are programs of their own. There are none here, and loading it costs 7 % of --help. */
const withoutChildProcess = {
  name: 'commander-without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'child_process', namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** The prompt that opens an editor brings tables of every character set, half a megabyte of them. No question of ours is one. */
const withoutEditor = {
  name: 'inquirer-without-editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@inquirer\/external-editor$/ }, () => ({
      path: 'external-editor',
      namespace: 'no-editor',
    }));
    onLoad({ filter: /.*/, namespace: 'no-editor' }, () => ({ contents: 'export const editAsync = undefined;' }));
  },
};

const { metafile } = await build({
  absWorkingDir: root,
  // A thread is a program of its own, and shares its chunks with the first.
  entryPoints: ['src/main.ts', 'src/audit-worker.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  metafile: true,
  plugins: [withoutChildProcess, withoutEditor],
  logLevel: 'warning',
  // CommonJS packages ask for Node's own modules with require, which an ES module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

const packages = new Set();
for (const path of Object.keys(metafile.inputs)) {
  const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  if (name) packages.add(name);
}
const licences = [...packages]
  .toSorted((a, b) => (a < b ? -1 : 1))
  .map((name) => {
    const folder = `${root}node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const text = ['LICENSE', 'LICENSE.md', 'license', 'LICENSE.txt', 'License']
      .map((file) => read(`${folder}/${file}`))
      .find(Boolean);
    if (!text) throw new Error(`${name} ships no licence text`);
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
writeFileSync(`${root}dist/THIRD-PARTY-LICENSES.txt`, licences.join(`\n${'-'.repeat(80)}\n\n`));

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
