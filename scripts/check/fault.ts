/** What a check found: where, and what would mend it. */
export type Fault = { path: string; says: string }
