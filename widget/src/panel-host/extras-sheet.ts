/** Handles and the open button in the shadow root. */
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
@media(max-width:479px){
.open .p{inset:var(--top,0) 0 auto!important;height:var(--high,100dvh)}
.h{display:none}
}
`;
