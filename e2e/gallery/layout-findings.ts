/**
 * What is wrong with the layout of the page it runs in: a page has one first heading, nothing
 * reaches beyond its side, and text that is cut off says so and can be read elsewhere. Runs in the
 * page, so it stands by itself.
 */
export function layoutFindings(): string[] {
  /** Fractions of a pixel are rounded; the tails of letters may stand out of a tight line. */
  const SIDE_PX = 1;
  const BELOW_PX = 4;

  const nameOf = (element: Element): string => {
    const id = element.id === '' ? '' : `#${element.id}`;
    const classes = [...element.classList].filter((name) => !name.startsWith('svelte-'));
    const text = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60);
    return `<${element.localName}${id}${classes.map((name) => `.${name}`).join('')}> “${text}”`;
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** Kept for screen readers alone. */
  const isUnseen = (element: Element) => getComputedStyle(element).clipPath !== 'none';
  const tooWide = (element: Element) => element.scrollWidth > element.clientWidth + SIDE_PX;
  const tooHigh = (element: Element) => element.scrollHeight > element.clientHeight + BELOW_PX;
  const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
  const saysSo = ({ textOverflow, webkitLineClamp }: CSSStyleDeclaration) =>
    textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
  const isReadElsewhere = (element: Element) => element.closest('[title], [aria-label]') !== null;

  const findings: string[] = [];
  const headings = [...document.querySelectorAll('h1')].filter(isShown);
  if (headings.length !== 1) findings.push(`${headings.length} first headings instead of one`);
  if (tooWide(document.documentElement)) findings.push('the page is wider than the window');

  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const isText = (element.textContent ?? '').trim() !== '';
    if (style.display === 'inline' || !isText || !isShown(element) || isUnseen(element)) continue;
    if (scrolls(style.overflowX) && tooWide(element) && element.localName !== 'pre') {
      findings.push(`scrolls sideways: ${nameOf(element)}`);
    }
    const isCut =
      (hides(style.overflowX) && tooWide(element)) || (hides(style.overflowY) && tooHigh(element));
    if (isCut && !saysSo(style)) findings.push(`cut off: ${nameOf(element)}`);
    else if (isCut && !isReadElsewhere(element)) {
      findings.push(`cut off, and nowhere in full: ${nameOf(element)}`);
    }
  }
  return findings;
}
