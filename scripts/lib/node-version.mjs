import { inProject, readJson } from './project.mjs';
import { problem } from './steps.mjs';

/**
 * Stops on a Node that the project's tools do not run on, before they fail in words of their own.
 * @throws a problem saying which Node is needed
 */
export function mustBeSupportedNode() {
  const wanted = String(readJson(inProject('package.json'))?.engines?.node ?? '*');
  if (fits(process.versions.node, wanted)) return;
  throw problem(
    `Bridgekeeper needs Node ${inWords(wanted)}; this is Node ${process.versions.node}.`,
    'Install a current Node from https://nodejs.org and run the command again.',
  );
}

/**
 * Whether a Node version lies in a range, as far as `engines` uses ranges.
 * @param {string} version `20.19.0`
 * @param {string} range `>=20.19`, or several such and `^22.13.0` with `||` between; `*` for any
 * @returns {boolean}
 */
export function fits(version, range) {
  return range.split('||').some((part) => {
    const [, sign, floor = ''] = /^(\^|>=)(\d[\d.]*)$/.exec(part.trim()) ?? [];
    if (sign === undefined) return part.trim() === '*';
    const sameMajor = version.split('.')[0] === floor.split('.')[0];
    return isAtLeast(version, floor) && (sign === '>=' || sameMajor);
  });
}

/**
 * @param {string} version
 * @param {string} floor
 */
function isAtLeast(version, floor) {
  const [have, need] = [version, floor].map((text) => text.split('.').map(Number));
  for (const i of [0, 1, 2]) {
    const difference = (have?.[i] ?? 0) - (need?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** @param {string} range */
function inWords(range) {
  const parts = range.split('||').map((part) =>
    part
      .trim()
      .replace(/^>=(.*)$/, '$1 or newer')
      .replace(/^\^(\d+)(.*)$/, '$1$2 or newer within $1'),
  );
  return parts.join(', or ');
}
