/** Builds the browser extension into out/extension/. */
import { join } from 'node:path';
import { buildExtension } from './build';

const root = join(import.meta.dirname, '..', '..');
await buildExtension(root, join(root, 'out', 'extension'));
