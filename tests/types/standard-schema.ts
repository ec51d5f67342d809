import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { channelConnectionFormSchema, createChannelConnectionRequestSchema, withLabels, type CreateChannelConnectionRequestDto } from "novu-channel-connections";

type Schema = typeof createChannelConnectionRequestSchema;
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** The schema is what the specification calls one, for whatever may come and for what forms have. */
createChannelConnectionRequestSchema satisfies StandardSchemaV1<unknown, CreateChannelConnectionRequestDto>;
createChannelConnectionRequestSchema satisfies StandardSchemaV1<CreateChannelConnectionRequestDto>;
createChannelConnectionRequestSchema satisfies StandardJSONSchemaV1<CreateChannelConnectionRequestDto>;
withLabels(channelConnectionFormSchema, {}) satisfies StandardJSONSchemaV1<CreateChannelConnectionRequestDto>;
true satisfies Same<Parameters<Schema["~standard"]["jsonSchema"]["input"]>[0]["target"], StandardJSONSchemaV1.Target>;
true satisfies Same<StandardSchemaV1.InferInput<Schema>, CreateChannelConnectionRequestDto>;
true satisfies Same<StandardSchemaV1.InferOutput<Schema>, CreateChannelConnectionRequestDto>;

/** It judges at once: no promise has to be awaited. */
const result = createChannelConnectionRequestSchema["~standard"].validate({});
result satisfies StandardSchemaV1.Result<CreateChannelConnectionRequestDto>;
if (result.issues) result.issues satisfies readonly { readonly path: string[]; readonly code: string }[];
else result.value satisfies CreateChannelConnectionRequestDto;
