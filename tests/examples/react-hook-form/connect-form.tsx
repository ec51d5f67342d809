import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { createChannelConnectionRequestSchema, type CreateChannelConnectionRequestDto } from "novu-channel-connections";
import { useForm } from "react-hook-form";

type Props = { onConnect: (request: CreateChannelConnectionRequestDto) => Promise<void> };

const resolver = standardSchemaResolver(createChannelConnectionRequestSchema);
const defaultValues: CreateChannelConnectionRequestDto = { integrationIdentifier: "", subscriberId: "", workspace: { id: "" }, auth: { accessToken: "" } };

export function ConnectForm({ onConnect }: Props) {
  const { register, handleSubmit, formState } = useForm({ resolver, defaultValues, mode: "onChange" });
  const { errors } = formState;
  return (
    <form onSubmit={handleSubmit(onConnect)} noValidate>
      <label>Integration <input {...register("integrationIdentifier")} /></label>
      <p role="alert">{errors.integrationIdentifier?.message}</p>
      <label>Subscriber <input {...register("subscriberId")} /></label>
      <p role="alert">{errors.subscriberId?.message}</p>
      <label>Workspace <input {...register("workspace.id")} /></label>
      <p role="alert">{errors.workspace?.id?.message}</p>
      <label>Token <input type="password" {...register("auth.accessToken")} /></label>
      <p role="alert">{errors.auth?.accessToken?.message}</p>
      <label>
        Mode
        {/* "" is no mode: an untouched select leaves the field out. */}
        <select {...register("connectionMode", { setValueAs: (mode) => mode || undefined })}>
          <option value="">Default</option>
          <option value="subscriber">Subscriber</option>
          <option value="shared">Shared</option>
        </select>
      </label>
      <p role="alert">{errors.connectionMode?.message}</p>
      {/* What takes several fields: whom the connection belongs to. */}
      <p role="alert">{errors.root?.message}</p>
      <button>Connect</button>
    </form>
  );
}
