export declare const searchFlags: readonly string[]
