export type Texts = Record<string, Record<string, string>>;
export declare function texts(): Texts;
export declare function textProblems(all: Texts, source: string): string[];
export declare function source(): string;
