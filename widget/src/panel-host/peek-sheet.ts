/** The preview in the shadow root. Sides are physical: never mirrored in right-to-left languages. */
export const css = `
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
