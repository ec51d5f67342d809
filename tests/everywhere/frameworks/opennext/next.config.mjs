export default { serverExternalPackages: ["novu-channel-connections"] };
