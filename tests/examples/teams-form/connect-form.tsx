import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { channelConnectionFormSchema, withLabels, type CreateChannelConnectionRequestDto } from "novu-channel-connections";
import { useForm } from "react-hook-form";

type Props = { onConnect: (request: CreateChannelConnectionRequestDto) => Promise<void> };

const schema = withLabels(channelConnectionFormSchema, { "workspace.id": "Tenant ID", "workspace.name": "Name" });

// Teams gives no token: this is what Novu itself stores in its place.
const defaultValues: CreateChannelConnectionRequestDto = {
  integrationIdentifier: "teams-prod",
  workspace: { id: "", name: "" },
  auth: { accessToken: "app-only" },
};

export function ConnectForm({ onConnect }: Props) {
  const { register, handleSubmit, formState } = useForm({ resolver: standardSchemaResolver(schema), defaultValues, mode: "onChange" });
  const { errors } = formState;
  return (
    <form onSubmit={handleSubmit(onConnect)} noValidate>
      <label>Tenant ID <input {...register("workspace.id")} /></label>
      <p role="alert">{errors.workspace?.id?.message}</p>
      <label>Name <input {...register("workspace.name")} /></label>
      <p role="alert">{errors.workspace?.name?.message}</p>
      <p role="alert">{errors.root?.message}</p>
      <button>Connect</button>
    </form>
  );
}
