/* eslint-disable @typescript-eslint/no-require-imports -- Node loads this file by --require. */
// Loaded before the writer: lets each replacement of a file, and each addition to one, be refused some
// times first, as Windows does while a virus scanner has the file open. Windows itself cannot run here.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { REFUSE_CODE: code, REFUSE_TIMES = '0' } = process.env;
const times = Number(REFUSE_TIMES);
const refused = new Map();

function refuse(what, target) {
  const before = refused.get(target) ?? 0;
  refused.set(target, before < times ? before + 1 : 0);
  if (before >= times) return;
  fs.writeSync(2, `refused ${what}\n`);
  throw Object.assign(new Error(`${code}: operation not permitted, ${what} '${target}'`), { code });
}

const { rename, appendFile } = fs.promises;
const { renameSync } = fs;
fs.promises.rename = async (from, to) => {
  refuse('rename', to);
  return rename(from, to);
};
fs.promises.appendFile = async (file, ...rest) => {
  refuse('append', file);
  return appendFile(file, ...rest);
};
fs.renameSync = (from, to) => {
  refuse('rename', to);
  return renameSync(from, to);
};
syncBuiltinESMExports();
