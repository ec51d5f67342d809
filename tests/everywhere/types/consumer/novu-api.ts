import type { CreateChannelConnectionRequestDto as Theirs } from "@novu/api/models/components";
import type { CreateChannelConnectionRequestDto as Ours } from "novu-channel-connections";

declare const theirs: Theirs;
declare const ours: Ours;
export const fromTheirs: Ours = theirs;
export const fromOurs: Theirs = ours;
