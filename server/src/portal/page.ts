/** Text as it may stand in a page. */
export const asText = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** How the hub's own pages look. */
export const PAGE_STYLE = `body{font:16px/1.5 Inter,'Noto Sans SC',system-ui,sans-serif;margin:0;background:#DADDE0;color:#14171A}
main{max-width:40rem;margin:12vh auto;padding:0 1.5rem}h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
a{color:inherit}.go{display:inline-block;background:#14171A;color:#fff;padding:.7rem 1.2rem;border-radius:4px;text-decoration:none;font-weight:600}
.sample{background:#E8EAEC;border:1px dashed #70777E;padding:.6rem .8rem}nav{display:flex;gap:1.5rem;align-items:center;margin:2rem 0}
@media (prefers-color-scheme:dark){body{background:#24272B;color:#ECEEF0}.go{background:#ECEEF0;color:#14171A}.sample{background:#2D3136}}`
