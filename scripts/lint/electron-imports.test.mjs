import { RuleTester } from 'eslint';
import ts from 'typescript-eslint';
import { describe, it } from 'vitest';
import { electronImports } from './electron-imports.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({ languageOptions: { parser: ts.parser } });

const options = [{ values: ['electron/main.ts', 'electron/tray/old.electron.ts'] }];
const inFile = (filename, code) => ({ filename, code, options });
const refused = (filename, code, messageId) => ({
  ...inFile(filename, code),
  errors: [{ messageId }],
});

const VALUE = "import { app } from 'electron';";
const TYPE = "import type * as Electron from 'electron';";

tester.run('electron-imports', electronImports, {
  valid: [
    inFile('electron/main.ts', VALUE),
    inFile('electron/main.ts', 'export {};'),
    inFile('electron/tray/old.electron.ts', VALUE),
    inFile('electron/tray/tray.electron.ts', TYPE),
    inFile('electron/tray/tray.electron.ts', "export type A = import('electron').App;"),
    inFile('electron/tray/tray.test.ts', TYPE),
    inFile('electron/tray/tray-model.ts', "import { app } from './electron';"),
  ],
  invalid: [
    refused('electron/tray/tray.electron.ts', VALUE, 'value'),
    refused('electron/tray/tray.electron.ts', "import { type App } from 'electron';", 'value'),
    refused('electron/tray/tray.electron.ts', "export * from 'electron';", 'value'),
    refused('electron/tray/tray.electron.ts', "void import('electron');", 'value'),
    refused('electron/tray/tray.test.ts', VALUE, 'value'),
    refused('electron/tray/tray-model.ts', VALUE, 'value'),
    refused('electron/tray/tray-model.ts', TYPE, 'type'),
    refused('electron/tray/tray-model.ts', "export type { App } from 'electron';", 'type'),
    refused('electron/tray/tray-model.ts', "export type A = import('electron').App;", 'type'),
    refused('electron/tray/tray.electron.ts', 'export {};', 'missing'),
  ],
});
