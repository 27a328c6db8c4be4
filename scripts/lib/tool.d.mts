/** The command line of a tool from `node_modules`: the program and its first argument. */
export function tool(packageName: string, name?: string): string[];
