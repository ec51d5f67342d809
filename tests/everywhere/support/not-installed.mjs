/** What a row throws where its tool is not there. The table says so; with `CI` set it counts as a failure. */
export class NotInstalled extends Error {}
