export default { framework: "@storybook/html-vite", stories: ["../page.stories.js"], core: { disableTelemetry: true } };
