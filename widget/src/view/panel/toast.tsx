import { useEffect } from 'preact/hooks';
import type { App } from '../../frame/app';
import { useCell } from '../use';

const shownFor = 5_000;

/** One at a time, for 5 s, at the bottom. */
export function ToastBar({ app }: { app: App }) {
  const toast = useCell(app.toast);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => app.toast.set(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div class="toasts" role="status">
      {toast && (
        <div class="toast">
          {toast.text}
          {toast.action && (
            <button
              onClick={() => {
                app.toast.set(undefined);
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
