/** Handles and preview in the shadow root. */
export const css = `
svg{transition:.16s}
.b .d{position:absolute;width:24px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.r:not(.open) .d,.open .i,.open .x{opacity:0;rotate:60deg}
.h{position:absolute;z-index:1;touch-action:none;outline:0}
.hw{top:0;bottom:0;left:-6px;width:10px;cursor:ew-resize}
.left .hw{left:auto;right:-6px}
.hh{left:0;right:0;top:-6px;height:10px;cursor:ns-resize}
.hc{left:-8px;top:-8px;width:24px;height:24px;cursor:nwse-resize}
.left .hc{left:auto;right:-8px;cursor:nesw-resize}
.h::after{content:'';position:absolute;border-radius:2px;background:var(--a);opacity:0;transition:opacity .12s}
.hw::after{inset:calc(50% - 20px) 3px}
.hh::after{inset:3px calc(50% - 20px)}
.h:hover::after,.drag .h::after{opacity:.5}
.h:focus-visible::after{opacity:1;box-shadow:0 0 0 2px var(--bg),0 0 0 4px var(--tx)}
.side .hh,.side .hc,.full .h{display:none}
.drag,.drag *{user-select:none}
.drag iframe{pointer-events:none}
.drag .p{transition:none!important}
.k{right:20px;bottom:88px;display:var(--away,block);max-width:320px;color:var(--tx)}
.k>div{position:relative;display:flex;border-radius:16px;background:var(--bg);color:var(--tx);box-shadow:0 0 0 1px light-dark(#1018280f,#2e333b),0 8px 32px light-dark(#1018282e,#00000080);animation:peek .16s ease-out}
@keyframes peek{from{opacity:0;transform:translateY(6px)}}
.k button{position:static;background:none;color:inherit;font:inherit}
.k button:hover{background:light-dark(#16181d0a,#eceef10f)}
.k .m{flex:1;min-width:0;justify-content:flex-start;gap:12px;padding:14px 40px 14px 14px;border-radius:16px;font-weight:400;text-align:start}
.k .m:dir(rtl){padding:14px 14px 14px 40px}
.k .m>b{flex:none;width:36px;border-radius:999px;background:var(--a);color:var(--o);font:600 13px/36px system-ui,sans-serif;text-align:center}
.k .m>span{min-width:0}
.k em,.k bdi{display:block;overflow:hidden;overflow-wrap:anywhere;font-style:normal;text-align:match-parent}
.k em{font:600 13px/18px system-ui,sans-serif}
.k bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;font:14px/20px system-ui,sans-serif}
.k .z{position:absolute;top:8px;right:8px;width:28px;height:28px;border-radius:999px}
.k .z:dir(rtl){right:auto;left:8px}
.k .z svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}
@media(max-width:479px){
.open .p{inset:var(--top,0) 0 auto!important;height:var(--high,100dvh)}
.h{display:none}
.k{right:88px;left:12px;bottom:max(24px,env(safe-area-inset-bottom));max-width:none}
.left .k{left:88px!important;right:12px!important}
.k .m,.k .m:dir(rtl){padding:0 44px 0 14px;height:48px}
.k .m>span{display:flex;gap:6px;align-items:baseline}
.k .m>b{display:none}
.k em,.k bdi{display:block;white-space:nowrap;text-overflow:ellipsis;overflow-wrap:normal}
.k em{flex:none;max-width:40%}
.k .z{top:2px;width:44px;height:44px;right:2px}
}
@media(prefers-reduced-motion:reduce){.k>div{animation:soft 80ms}@keyframes soft{from{opacity:0}}}
`;
