import { useEffect, useState } from 'preact/hooks';

const pause = 600;

/** Says that the text is kept, once the typing pauses. */
export function DraftMark({ text }: { text: string }) {
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    setSaved(false);
    if (!text) return;
    const timer = setTimeout(() => setSaved(true), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return <span class="draft-mark">{saved && 'Draft saved'}</span>;
}
