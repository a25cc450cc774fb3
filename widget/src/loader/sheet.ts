/** The launcher in the shadow root. Sides are physical: never mirrored in right-to-left languages. */
export const css = `
:host{all:initial!important;position:fixed!important;z-index:2147483000!important;--bg:light-dark(#fff,#131519);--tx:light-dark(#16181d,#eceef1)}
div,button{position:fixed;font:500 15px/20px system-ui,sans-serif;color:var(--o)}
button{display:var(--away,flex);gap:8px;align-items:center;justify-content:center;border:0;border-radius:99px;padding:0;background:var(--a);cursor:pointer}
.b{right:20px;bottom:max(20px,env(safe-area-inset-bottom));width:56px;height:56px;transition:.12s}
.b,.e{box-shadow:0 4px 20px #10182838}
button:hover{background:oklch(from var(--a) calc(l + var(--s)) c h)}
.t{width:auto;height:48px;padding:0 20px}
.left>*{right:auto!important;left:20px}
button:focus-visible{outline:2px solid var(--tx);outline-offset:2px}
svg{width:24px;fill:currentColor}
.t svg{width:20px}
i{position:absolute;top:-4px;right:-4px;min-width:10px;padding:0 5px;border:2px solid var(--bg);border-radius:99px;background:#d92d20;color:#fff;font:600 11px/20px system-ui;text-align:center}
i:empty,.open i{display:none}
.e{right:20px;bottom:88px;width:240px;padding:20px;border-radius:16px;background:var(--bg);color:var(--tx);text-align:center}
.e button{position:static;width:100%;height:44px;margin-top:12px}
`;
