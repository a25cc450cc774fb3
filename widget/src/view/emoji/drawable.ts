/** One emoji of each version, from 13.0 on. */
const samples = ['🥲', '😮‍💨', '🫠', '🫨', '🐦‍🔥', '🫩', '🫪'];

/** Whether a system draws an emoji: in colours of its own, and as one sign. */
function painter(): (text: string) => boolean {
  const context = Object.assign(document.createElement('canvas'), { width: 20, height: 20 }).getContext(
    '2d',
    {
      willReadFrequently: true,
    },
  );
  if (!context) return () => true;
  context.font = '16px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';
  context.textBaseline = 'top';
  const painted = (text: string, colour: string) => {
    context.clearRect(0, 0, 20, 20);
    context.fillStyle = colour;
    context.fillText(text, 0, 0);
    return context.getImageData(0, 0, 20, 20).data.join();
  };
  const { width } = context.measureText('😀');
  return (text) =>
    painted(text, '#f00') === painted(text, '#00f') && context.measureText(text).width < width * 1.5;
}

/** What this system draws; all of it where that cannot be told, as where there are no colours at all. */
export function drawable(): { version: number; flags: boolean } {
  const draws = painter();
  if (!draws('😀')) return { version: samples.length, flags: true };
  const first = samples.findIndex((sample) => !draws(sample));
  return { version: first < 0 ? samples.length : first, flags: draws('🇺🇳') };
}
