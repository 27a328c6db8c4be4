import type { RunOptions } from 'axe-core';
import type { Area } from '../desktop/display';
import { axeFindings } from '../gallery/axe-findings';
import { layoutFindings } from '../gallery/layout-findings';
import { tabFindings } from '../gallery/tab-walk';
import type { RunInPage } from '../run-in-page';
import type { Popup } from './everyday-browser';
import { enterByTab } from './page-keys';

/** What browsers give a page below a button at most. */
const MOST = { width: 800, height: 600 } as const;
/** As a person has it who has asked their browser for large text. */
const LARGE_PX = 24;

/** What is wrong with what the extension's page shows. */
export async function pageFindings(
  { run, area }: Popup,
  display: string,
  axe: RunOptions = {},
): Promise<string[]> {
  const findings = [
    ...(await run(layoutFindings)),
    ...sizeFindings(await area()),
    ...(await axeFindings(run, axe)),
    ...(await walkFindings(run, display)),
  ];
  await run(`document.documentElement.style.fontSize = '${LARGE_PX}px'`);
  const large = [...sizeFindings(await area()), ...(await run(layoutFindings))];
  await run(`document.documentElement.style.fontSize = ''`);
  await area();
  return [...findings, ...large.map((what) => `large text: ${what}`)];
}

function sizeFindings({ width, height }: Area): string[] {
  const isWithin = width <= MOST.width && height <= MOST.height;
  return isWithin ? [] : [`larger than browsers allow: ${width} × ${height}`];
}

/** Goes through it by real keys. */
async function walkFindings(run: RunInPage, display: string): Promise<string[]> {
  if (!(await run(hasControls))) return [];
  const { pressTab } = await enterByTab(run, display);
  return tabFindings(run, pressTab);
}

/** Runs in the page, so it stands by itself. */
function hasControls(): boolean {
  const controls = document.querySelectorAll('button, summary, [tabindex]');
  return [...controls].some((control) => control.checkVisibility());
}
