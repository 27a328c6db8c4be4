import { relative, sep } from 'node:path';

/** @param {string} file a path as ESLint gives it */
const isElectronFile = (file) => file.endsWith('.electron.ts');
/** @param {string} file */
const isTest = (file) => /\.test\.ts$/.test(file);

/**
 * Keeps the `electron` module at the edge: values come from it in the entry files alone, types in
 * `*.electron.ts`, and a file of that name must have them. Everything else takes what it needs as a
 * parameter, so that a unit test can hand in a double. Tests may import the types of their doubles.
 *
 * Options: `{ values: string[] }`, the files that may import values, relative to the working folder.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const electronImports = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: { values: { type: 'array', items: { type: 'string' } } },
        required: ['values'],
        additionalProperties: false,
      },
    ],
    messages: {
      value: 'Only the entry files import values from electron; take what you need as a parameter.',
      type: 'A file that imports from electron is called *.electron.ts.',
      missing:
        'A file called *.electron.ts imports from electron; this one does not, so rename it.',
    },
  },

  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    /** @type {{ values: string[] }} */
    const { values } = context.options[0];
    const mayImportValues = values.includes(file);
    const mayImportTypes = mayImportValues || isElectronFile(file) || isTest(file);
    let importsElectron = false;

    /**
     * @param {import('estree').Node} node
     * @param {unknown} source
     * @param {unknown} kind `type` for an import that leaves nothing at run time
     */
    function check(node, source, kind) {
      if (source !== 'electron') return;
      importsElectron = true;
      if (kind === 'type') {
        if (!mayImportTypes) context.report({ node, messageId: 'type' });
      } else if (!mayImportValues) {
        context.report({ node, messageId: 'value' });
      }
    }

    /** @param {any} node */
    const checkStatement = (node) =>
      check(node, node.source?.value, node.importKind ?? node.exportKind);

    return {
      ImportDeclaration: checkStatement,
      ExportNamedDeclaration: checkStatement,
      ExportAllDeclaration: checkStatement,
      /** @param {any} node */
      ImportExpression: (node) => check(node, node.source.value, 'value'),
      /** @param {any} node */
      TSImportType: (node) => check(node, node.source?.value, 'type'),
      /** @param {any} node */
      'Program:exit'(node) {
        if (isElectronFile(file) && !importsElectron)
          context.report({ node, messageId: 'missing' });
      },
    };
  },
};
