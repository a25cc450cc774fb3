import { type GlyphName, glyphs } from './glyphs';

/** One of the widget's own line icons. */
export const Glyph = ({ name, size }: { name: GlyphName; size?: number }) => (
  <Drawing path={glyphs[name]} size={size} />
);

/** A line icon that only some screens need. */
export function Drawing({ path, size = 20 }: { path: string; size?: number }) {
  return (
    <svg class="glyph" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
