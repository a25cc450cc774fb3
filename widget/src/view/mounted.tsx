import { useLayoutEffect, useRef } from 'preact/hooks';

/** A node that was built without the library, at its place in a tree. @param build called once */
export function Mounted({ build }: { build: () => Node }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(build()), []);
  return <div class="mounted" ref={place} />;
}
