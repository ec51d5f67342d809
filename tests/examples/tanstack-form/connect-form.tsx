import { useForm } from "@tanstack/react-form";
import { createChannelConnectionRequestSchema, type CreateChannelConnectionRequestDto } from "novu-channel-connections";

type Props = { onConnect: (request: CreateChannelConnectionRequestDto) => Promise<void> };

const defaultValues: CreateChannelConnectionRequestDto = { integrationIdentifier: "", subscriberId: "", workspace: { id: "" }, auth: { accessToken: "" } };

const fields = [
  ["integrationIdentifier", "Integration"],
  ["subscriberId", "Subscriber"],
  ["workspace.id", "Workspace"],
  ["auth.accessToken", "Token"],
] as const;

export function ConnectForm({ onConnect }: Props) {
  const form = useForm({
    defaultValues,
    validators: { onChange: createChannelConnectionRequestSchema },
    onSubmit: ({ value }) => onConnect(value),
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); void form.handleSubmit(); }} noValidate>
      {fields.map(([name, label]) => (
        <form.Field key={name} name={name}>
          {({ state, handleChange }) => (
            <>
              <label>{label} <input value={state.value ?? ""} onChange={(event) => handleChange(event.target.value)} /></label>
              <p role="alert">{state.meta.isTouched && state.meta.errors[0]?.message}</p>
            </>
          )}
        </form.Field>
      ))}
      <form.Field name="connectionMode">
        {({ state, handleChange }) => (
          <>
            <label>
              Mode
              {/* "" is no mode: an untouched select leaves the field out. */}
              <select value={state.value ?? ""} onChange={(event) => handleChange((event.target.value || undefined) as typeof state.value)}>
                <option value="">Default</option>
                <option value="subscriber">Subscriber</option>
                <option value="shared">Shared</option>
              </select>
            </label>
            <p role="alert">{state.meta.isTouched && state.meta.errors[0]?.message}</p>
          </>
        )}
      </form.Field>
      {/* What takes several fields: whom the connection belongs to. */}
      <form.Subscribe selector={({ errorMap, submissionAttempts }) => submissionAttempts > 0 && errorMap.onChange?.[""]?.[0]}>
        {(issue) => <p role="alert">{issue && issue.message}</p>}
      </form.Subscribe>
      <button>Connect</button>
    </form>
  );
}
