const { getDefaultConfig } = require("metro-config");

// As React Native has it: inlineRequires is on by its default.
module.exports = getDefaultConfig(__dirname).then((config) => ({
  ...config,
  transformer: {
    ...config.transformer,
    babelTransformerPath: require.resolve("@react-native/metro-babel-transformer"),
    getTransformOptions: async () => ({ transform: { experimentalImportSupport: false, inlineRequires: true } }),
  },
}));
