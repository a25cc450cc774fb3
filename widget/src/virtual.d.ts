declare module 'virtual:tokens.css';
declare module 'virtual:emoji/list' {
  const list: string;
  export default list;
}
declare module 'virtual:emoji/names' {
  const names: Record<string, () => Promise<{ default: string }>>;
  export default names;
}
declare module 'virtual:emoji/words' {
  const words: Record<string, () => Promise<{ default: string }>>;
  export default words;
}
