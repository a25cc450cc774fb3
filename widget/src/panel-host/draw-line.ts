const space = 'http://www.w3.org/2000/svg';

/** A line icon in a 24 x 24 box. @param size px */
export function drawLine(path: string, size: number): Element {
  const svg = document.createElementNS(space, 'svg');
  const shape = document.createElementNS(space, 'path');
  svg.setAttribute('width', String(size));
  svg.setAttribute('viewBox', '0 0 24 24');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
