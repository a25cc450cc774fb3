const badge = /^\(\d+\+?\) /;

/** Counts unread messages in the page's title, whatever else the page writes there. @returns what sets the count */
export function titleBadge(signal: AbortSignal): (unread: number) => void {
  let unread = 0;
  const write = () => {
    const own = document.title.replace(badge, '');
    const title = unread ? `(${unread > 9 ? '9+' : unread}) ${own}` : own;
    if (title !== document.title) document.title = title;
  };
  const watch = new MutationObserver(write);
  watch.observe(document.head, { subtree: true, childList: true, characterData: true });
  signal.addEventListener('abort', () => {
    watch.disconnect();
    unread = 0;
    write();
  });
  return (count) => {
    unread = count;
    write();
  };
}
