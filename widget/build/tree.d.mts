export declare const tree: { find: RegExp; replacement: string }[];
