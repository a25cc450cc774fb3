const length = 2 * Math.PI * 14;

/** How far a file has come, 0 to 1. */
export function Ring({ part, label }: { part: number; label: string }) {
  return (
    <svg
      class="oc-ring"
      width="36"
      height="36"
      viewBox="0 0 36 36"
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(part * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <circle cx="18" cy="18" r="18" />
      <circle cx="18" cy="18" r="14" />
      <circle cx="18" cy="18" r="14" stroke-dasharray={`${Math.max(0.04, part) * length} ${length}`} />
    </svg>
  );
}
