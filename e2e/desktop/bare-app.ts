import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds a program of a test's own, which is one part of ours and nothing else, into a folder. */
export async function buildBareApp(name: string, main: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: main,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: true, external: ['electron'] },
  });
  const manifest = { name, productName: name, version: '1.2.3', main: 'main.mjs' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}
