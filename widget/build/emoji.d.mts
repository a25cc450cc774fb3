import type { Plugin } from 'vite';
export declare function emojiList(): string;
export declare function emojiNames(language: string): string[];
export declare function emojiWords(language: string): string[];
export declare function emoji(): Plugin;
