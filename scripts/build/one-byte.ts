import type { Plugin } from 'vite';

/**
 * Writes scripts in ASCII alone, with escapes for all else. V8 keeps the text of every script that it
 * runs, and one character outside of Latin-1 makes it keep two bytes for each.
 */
export function oneByte(): Plugin {
  return {
    name: 'bridgekeeper:one-byte',
    // After the minifier, which writes what it can without escapes.
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk') output.code = asciiOf(output.code);
      }
    },
  };
}

/** Escapes say the same in texts, names, templates that nobody reads raw, and patterns (pairs with `u`). */
export function asciiOf(code: string): string {
  return code.replace(/(\\*)([\u0080-\uffff])/g, (_found, slashes: string, unit: string) => {
    // One that escapes the character stands for the character alone.
    const kept = slashes.length % 2 === 0 ? slashes : slashes.slice(1);
    return `${kept}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
