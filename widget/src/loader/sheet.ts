/** The launcher in the shadow root. Sides are physical: never mirrored in right-to-left languages. */
export const css = `
:host{all:initial!important;position:fixed!important;z-index:2147483000!important;--bg:light-dark(#fff,#131519);--tx:light-dark(#16181d,#eceef1)}
div,button{position:fixed;font:500 15px/20px system-ui,sans-serif;color:var(--o)}
button{display:var(--away,flex);gap:8px;align-items:center;justify-content:center;border:0;padding:0;background:var(--a);cursor:pointer}
.b{right:20px;bottom:max(20px,env(safe-area-inset-bottom));width:56px;height:56px;border-radius:999px;box-shadow:0 2px 6px #1018281f,0 8px 24px #10182829;transition:.12s}
button:hover{background:oklch(from var(--a) calc(l + var(--s)) c h)}
.t{width:auto;height:48px;padding:0 20px}
.left>*{right:auto!important;left:20px}
button:focus-visible{outline:2px solid var(--tx);outline-offset:2px}
svg{fill:currentColor;transition:.16s}
.d{position:absolute;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.r:not(.open) .d,.open .i,.open .x{opacity:0;rotate:60deg}
i{position:absolute;top:-4px;right:-4px;min-width:10px;padding:0 5px;border:2px solid var(--bg);border-radius:999px;background:#d92d20;color:#fff;font:600 11px/20px system-ui;text-align:center}
i:empty,.open i{display:none}
.e{right:20px;bottom:88px;width:240px;padding:20px;border-radius:16px;background:var(--bg);color:var(--tx);text-align:center;box-shadow:0 0 0 1px light-dark(#1018280f,#2e333b),0 12px 48px #1018282e}
.e button{position:static;width:100%;height:44px;margin-top:12px;border-radius:10px}
@media(prefers-reduced-motion:reduce){*{transition:opacity 80ms!important}}
`;
