/** The panel in the shadow root. Sides are physical: never mirrored in right-to-left languages. */
export const css = `
.p{right:20px;bottom:88px;width:min(var(--w,400px),100vw - 32px);height:min(var(--h,704px),100dvh - 112px);border-radius:16px;background:linear-gradient(var(--a) 132px,var(--bg) 0);box-shadow:0 0 0 1px light-dark(#1018280f,#2e333b),0 12px 48px light-dark(#1018282e,#00000080);visibility:hidden;opacity:0;transform:translateY(12px)scale(.98);transform-origin:bottom right;--t:.14s cubic-bezier(.4,0,1,1);transition:opacity var(--t),transform var(--t),visibility .14s}
.left .p{transform-origin:bottom left}
.open .p{visibility:visible;opacity:1;transform:none;--t:.22s cubic-bezier(.2,.8,.2,1)}
.side{inset:0 0 0 auto!important;width:min(var(--w,420px),100vw - 32px);height:100dvh;border-radius:0}
.left .side{inset:0 auto 0 0!important}
.full{inset:0!important;width:auto;height:100dvh;border-radius:0}
.open .side~.b,.open .full~.b{display:none}
iframe{width:100%;height:100%;border:0;border-radius:inherit;opacity:0}
.ready iframe{opacity:1;transition:.12s}
@media(prefers-reduced-motion:reduce){*{transition:opacity 80ms!important}}
@media(max-width:479px){.p{inset:0!important;width:auto;height:100dvh;border-radius:0}.open .p~.b{display:none}}
`;
