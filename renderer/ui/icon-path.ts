/** An icon as Lucide has it: elements of SVG, and their attributes. */
export type Shapes = readonly (readonly [tag: string, attributes: Attributes])[];

type Attributes = Readonly<Record<string, unknown>>;

/**
 * The shapes of an icon as one path, which is drawn in a third of the time: a window shows dozens of
 * icons at once. Throws on a shape that no icon here has had so far.
 */
export function pathOf(shapes: Shapes): string {
  return shapes.map(([tag, attributes]) => onePath(tag, attributes)).join('');
}

function onePath(tag: string, attributes: Attributes): string {
  const number = (name: string) => Number(attributes[name] ?? 0);
  const text = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : '');
  switch (tag) {
    case 'path':
      // A move at the beginning counts from the corner, not from where the shape before has ended.
      return text('d').replace(/^m/, 'M0 0m');
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
    case 'circle': {
      const r = number('r');
      const half = (by: number) => `a${r} ${r} 0 1 0 ${by} 0`;
      return `M${number('cx') - r} ${number('cy')}${half(2 * r)}${half(-2 * r)}`;
    }
    case 'rect': {
      const [r, across, down] = [number('rx'), number('width'), number('height')];
      const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
      return [
        `M${number('x') + r} ${number('y')}h${across - 2 * r}${corner(r, r)}`,
        `v${down - 2 * r}${corner(-r, r)}h${2 * r - across}${corner(-r, -r)}`,
        `v${2 * r - down}${corner(r, -r)}z`,
      ].join('');
    }
    default:
      throw new Error(`An icon has a shape that cannot be drawn: ${tag}`);
  }
}
